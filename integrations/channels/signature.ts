/** How the city's own programs and we sign: an HMAC over the moment and the bytes of the body. */
import { createHmac } from 'node:crypto';
import { sameText } from './same-text.ts';
import { WebhookRefusal, type WebhookRequest } from './webhook/request.ts';

export const TIMESTAMP = 'x-huying-timestamp';
export const SIGNATURE = 'x-huying-signature';

/** Clocks may differ, and a request may be brought again; replays are known by their ids. */
const TOLERANCE_SECONDS = 300;

/** `sha256=<hex HMAC-SHA256(secret, timestamp + "." + body)>`; the moment in seconds since 1970. */
export function signatureOf(secret: string, timestamp: string, body: Uint8Array): string {
  const mac = createHmac('sha256', secret).update(`${timestamp}.`).update(body);
  return `sha256=${mac.digest('hex')}`;
}

export function signedHeaders(
  secret: string,
  now: Date,
  body: Uint8Array,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return { [TIMESTAMP]: timestamp, [SIGNATURE]: signatureOf(secret, timestamp, body) };
}

/** @throws WebhookRefusal 401 where none of the secrets signed it, or not of late. */
export function checkSignature(
  request: WebhookRequest,
  secrets: readonly string[],
): void {
  const timestamp = String(request.headers[TIMESTAMP] ?? '');
  const given = String(request.headers[SIGNATURE] ?? '');
  const signed = secrets.some((secret) =>
    sameText(given, signatureOf(secret, timestamp, request.body)),
  );
  if (!signed) throw new WebhookRefusal(401, 'bad_signature');
  const age = Math.abs(request.now.getTime() / 1000 - Number(timestamp));
  if (!/^\d{1,12}$/.test(timestamp) || age > TOLERANCE_SECONDS) {
    throw new WebhookRefusal(401, 'bad_timestamp');
  }
}
