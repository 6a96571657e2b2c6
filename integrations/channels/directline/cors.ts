/** Which web pages may call (Fetch standard, CORS). The token is what authorises, not the page. */

export interface Origins {
  allows(origin: string): boolean;
}

export function createOrigins(setting: string): Origins {
  const listed = new Set(
    setting
      .split(',')
      .map((origin) => origin.trim())
      .filter((origin) => origin !== ''),
  );
  return { allows: (origin) => listed.has('*') || listed.has(origin) };
}

type Headers = Readonly<Record<string, string>>;

/** For any answer. Empty where no page asked, or one that may not. */
export function corsHeaders(origins: Origins, origin: string | undefined): Headers {
  if (origin === undefined || !origins.allows(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'Retry-After',
    vary: 'Origin',
  };
}

export const PREFLIGHT: Headers = {
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers':
    'authorization, content-type, x-ms-bot-agent, x-requested-with',
  'access-control-max-age': '86400',
};
