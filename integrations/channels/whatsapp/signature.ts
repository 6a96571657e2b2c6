/** `X-Hub-Signature-256`: an HMAC over the body, under the app's secret. */
import { createHmac } from 'node:crypto';
import { sameText } from '../same-text.ts';
import { WebhookRefusal, type WebhookRequest } from '../webhook/request.ts';

export const SIGNATURE = 'x-hub-signature-256';

/** `sha256=<hex HMAC-SHA256(secret, body)>` */
export function signatureOf(secret: string, body: Uint8Array | string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** @throws WebhookRefusal 401. */
export function checkSignature(request: WebhookRequest, secret: string): void {
  const given = String(request.headers[SIGNATURE] ?? '');
  if (sameText(given, signatureOf(secret, request.body))) return;
  // Meta signs the form with every character escaped, whichever form something between us left.
  if (sameText(given, signatureOf(secret, escaped(request.body)))) return;
  throw new WebhookRefusal(401, 'bad_signature');
}

/** JSON with `\u00e4` in the place of ä. */
function escaped(body: Buffer): string {
  return body
    .toString('utf8')
    .replace(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
