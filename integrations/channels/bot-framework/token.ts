/** The bot's own token, by its client secret: fetched once, kept until shortly before its end. */
import { z } from 'zod';
import type { Clock } from '../../ports.ts';
import { callVendor, type VendorCall } from '../call-vendor.ts';
import { parseJson } from '../parse-json.ts';
import type { Settings } from './settings.ts';

const Answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3600),
});

/** Before its end, so that none ends on its way. */
const EARLY_MS = 60_000;

export interface Tokens {
  /** Null: none was to be had. */
  current(): Promise<string | null>;
  /** It was not taken. */
  drop(token: string): void;
}

/** How a token is asked for. */
export function tokenCall(given: Settings): VendorCall {
  const { BOT_FRAMEWORK_LOGIN: login, MICROSOFT_APP_TENANT_ID: tenant } = given;
  return {
    url: `${login.replace(/\/+$/, '')}/${tenant}/oauth2/v2.0/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: given.MICROSOFT_APP_ID,
      client_secret: given.MICROSOFT_APP_PASSWORD,
      scope: given.BOT_FRAMEWORK_SCOPE,
    }).toString(),
  };
}

export function tokensOf(given: Settings, clock: Clock): Tokens {
  let token: { readonly value: string; readonly until: number } | null = null;
  let fetching: Promise<string | null> | null = null;

  async function fetchToken(): Promise<string | null> {
    const answer = await callVendor(tokenCall(given));
    const read =
      answer.reached === 'yes' && answer.status === 200 && readAnswer(answer.body);
    if (!read) return null;
    const { access_token: value, expires_in } = read;
    token = { value, until: clock.now().getTime() + expires_in * 1000 - EARLY_MS };
    return value;
  }

  return {
    async current() {
      if (token && clock.now().getTime() < token.until) return token.value;
      fetching ??= fetchToken().finally(() => {
        fetching = null;
      });
      return await fetching;
    },
    drop(value) {
      if (token?.value === value) token = null;
    },
  };
}

function readAnswer(body: string): z.infer<typeof Answer> | null {
  try {
    return Answer.parse(parseJson(Buffer.from(body)));
  } catch {
    return null;
  }
}
