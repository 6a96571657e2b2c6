/** `X-Line-Signature`: an HMAC over the body, under the channel's secret. */
import { createHmac } from 'node:crypto';
import { sameText } from '../same-text.ts';
import { WebhookRefusal, type WebhookRequest } from '../webhook/request.ts';

export const SIGNATURE = 'x-line-signature';

export function signatureOf(secret: string, body: Uint8Array | string): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}

/** @throws WebhookRefusal 401. */
export function checkSignature(request: WebhookRequest, secret: string): void {
  const given = String(request.headers[SIGNATURE] ?? '');
  if (!sameText(given, signatureOf(secret, request.body)))
    throw new WebhookRefusal(401, 'bad_signature');
}
