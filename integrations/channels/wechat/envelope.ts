/** What stands around a message: who signed it, and whether it is encrypted. */
import { createHmac } from 'node:crypto';
import { sameText } from '../same-text.ts';
import {
  type WebhookAnswer,
  WebhookRefusal,
  type WebhookRequest,
} from '../webhook/request.ts';
import { decrypt, encrypt, signatureOf } from './crypto.ts';
import { type Fields, readFields, xmlText } from './fields.ts';
import type { Settings } from './settings.ts';

/** Clocks may differ and tries come late; that one is brought again is known by its id. */
const TOLERANCE_SECONDS = 600;

export interface Opened {
  readonly fields: Fields;
  /** Puts an answer's XML into the same envelope. The same XML gives the same bytes. */
  seal(xml: string): string;
}

/** @throws WebhookRefusal 403: WeChat shows whoever set a wrong token that it is wrong. */
export function checkSender({ query, now }: WebhookRequest, given: Settings): void {
  const [timestamp, nonce] = momentOf(query);
  const signature = query.get('signature') ?? '';
  if (!sameText(signature, signatureOf(given.WECHAT_TOKEN, timestamp, nonce)))
    throw new WebhookRefusal(403, 'bad_signature');
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (!/^\d{1,12}$/.test(timestamp) || age > TOLERANCE_SECONDS)
    throw new WebhookRefusal(403, 'bad_timestamp');
}

/** @throws WebhookRefusal 403, JsonError. */
export function openEnvelope(request: WebhookRequest, given: Settings): Opened {
  checkSender(request, given);
  const outer = readFields(request.body.toString('utf8'));
  const keys = [given.WECHAT_AES_KEY, given.WECHAT_AES_KEY_BEFORE].filter(
    (key) => key !== undefined,
  );
  if (keys.length === 0) return { fields: outer, seal: (xml) => xml };
  // The plain signature does not cover the body: with a key, only what is encrypted is believed.
  const encrypted = outer.get('Encrypt') ?? '';
  const [timestamp, nonce] = momentOf(request.query);
  const signature = request.query.get('msg_signature') ?? '';
  const { WECHAT_TOKEN: token, WECHAT_APP_ID: appId } = given;
  if (!sameText(signature, signatureOf(token, timestamp, nonce, encrypted)))
    throw new WebhookRefusal(403, 'bad_signature');
  for (const key of keys) {
    const message = decrypt(key, encrypted, appId);
    if (message === null) continue;
    const seal = (xml: string) => {
      // Of what is said, so that a repeated answer is the same; the key makes it hard to guess.
      const random = createHmac('sha256', key).update(`${nonce}\n${xml}`).digest();
      const content = encrypt(key, xml, appId, random.subarray(0, 16));
      const mark = signatureOf(token, timestamp, nonce, content);
      return (
        `<xml>${xmlText('Encrypt', content)}${xmlText('MsgSignature', mark)}` +
        `<TimeStamp>${timestamp}</TimeStamp>${xmlText('Nonce', nonce)}</xml>`
      );
    };
    return { fields: readFields(message), seal };
  }
  throw new WebhookRefusal(403, 'not_decrypted');
}

function momentOf(query: URLSearchParams): readonly [string, string] {
  return [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
}

/** Silence, which WeChat takes for an answer. */
export const SILENCE: WebhookAnswer = { status: 200, body: 'success' };
