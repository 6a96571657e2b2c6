/** Twilio's signature: HMAC-SHA1 over the address as it calls it, and the fields of the form. */
import { createHmac } from 'node:crypto';
import { sameText } from '../same-text.ts';

export const SIGNATURE_HEADER = 'x-twilio-signature';

export function signatureOf(token: string, url: string, form: URLSearchParams): string {
  // A field that comes several times: each of its values once.
  const names = [...new Set(form.keys())].sort();
  const fields = names.map((name) =>
    [...new Set(form.getAll(name))]
      .sort()
      .map((value) => name + value)
      .join(''),
  );
  return createHmac('sha1', token)
    .update(`${url}${fields.join('')}`)
    .digest('base64');
}

/** Whether one of the tokens signed it. Twilio names the port, or leaves it out, by its own rules. */
export function isSigned(
  shown: string,
  tokens: readonly string[],
  url: string,
  form: URLSearchParams,
): boolean {
  const addresses = [url, withPort(url), withoutPort(url)];
  return tokens.some((token) =>
    addresses.some((address) => sameText(shown, signatureOf(token, address, form))),
  );
}

/** Scheme and host; a port; the rest as it is written, for every letter of it is signed. */
const PARTS = /^(https?:\/\/[^/?#:]+)(:\d+)?(.*)$/s;

function withPort(url: string): string {
  const standard = url.startsWith('https:') ? ':443' : ':80';
  return url.replace(PARTS, (_, host, port = standard, rest) => `${host}${port}${rest}`);
}

function withoutPort(url: string): string {
  return url.replace(PARTS, '$1$3');
}
