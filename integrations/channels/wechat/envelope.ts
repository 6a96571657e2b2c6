/** What stands around a message: who signed it, and whether it is encrypted. */
import { createHmac } from 'node:crypto';
import { sameText } from '../same-text.ts';
import { encrypt, signatureOf } from '../tencent/crypto.ts';
import { checkMoment, momentOf, openEncrypted } from '../tencent/encrypted.ts';
import { type Fields, readFields, xmlText } from '../tencent/fields.ts';
import {
  type WebhookAnswer,
  WebhookRefusal,
  type WebhookRequest,
} from '../webhook/request.ts';
import type { Settings } from './settings.ts';

export interface Opened {
  readonly fields: Fields;
  /** Puts an answer's XML into the same envelope. The same XML gives the same bytes. */
  seal(xml: string): string;
}

/** @throws WebhookRefusal 403: WeChat shows whoever set a wrong token that it is wrong. */
export function checkSender(request: WebhookRequest, given: Settings): void {
  const { query } = request;
  const signature = query.get('signature') ?? '';
  if (!sameText(signature, signatureOf(given.WECHAT_TOKEN, ...momentOf(query))))
    throw new WebhookRefusal(403, 'bad_signature');
  checkMoment(request);
}

/** @throws WebhookRefusal 403, JsonError. */
export function openEnvelope(request: WebhookRequest, given: Settings): Opened {
  checkSender(request, given);
  const outer = readFields(request.body.toString('utf8'));
  const { WECHAT_TOKEN: token, WECHAT_APP_ID: ownId } = given;
  const keys = [given.WECHAT_AES_KEY, given.WECHAT_AES_KEY_BEFORE];
  if (keys.every((key) => key === undefined))
    return { fields: outer, seal: (xml) => xml };
  // The plain signature does not cover the body: with a key, only what is encrypted is believed.
  const encrypted = outer.get('Encrypt') ?? '';
  const { message, key } = openEncrypted(request, encrypted, { token, keys, ownId });
  const [timestamp, nonce] = momentOf(request.query);
  const seal = (xml: string) => {
    // Of what is said, so that a repeated answer is the same; the key makes it hard to guess.
    const random = createHmac('sha256', key).update(`${nonce}\n${xml}`).digest();
    const content = encrypt(key, xml, ownId, random.subarray(0, 16));
    const mark = signatureOf(token, timestamp, nonce, content);
    return (
      `<xml>${xmlText('Encrypt', content)}${xmlText('MsgSignature', mark)}` +
      `<TimeStamp>${timestamp}</TimeStamp>${xmlText('Nonce', nonce)}</xml>`
    );
  };
  return { fields: readFields(message), seal };
}

/** Silence, which WeChat takes for an answer. */
export const SILENCE: WebhookAnswer = { status: 200, body: 'success' };
