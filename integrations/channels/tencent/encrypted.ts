/** Encrypted requests of WeChat and WeCom: who signed them, when, and what is in them. */
import { sameText } from '../same-text.ts';
import { WebhookRefusal, type WebhookRequest } from '../webhook/request.ts';
import { decrypt, signatureOf } from './crypto.ts';

/** What the console and we agreed on. */
export interface Keyring {
  readonly token: string;
  /** EncodingAESKey, and the former one while it is being changed. */
  readonly keys: readonly (string | undefined)[];
  /** Of the app or the corporation: stands in every message. */
  readonly ownId: string;
}

export interface Decrypted {
  readonly message: string;
  /** The key that it was encrypted with. */
  readonly key: string;
}

/** Clocks may differ and tries come late; that one is brought again is known by its id. */
const TOLERANCE_SECONDS = 600;

/** Timestamp and nonce of a request, as they are signed. */
export function momentOf(query: URLSearchParams): readonly [string, string] {
  return [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
}

/** @throws WebhookRefusal 403 */
export function checkMoment({ query, now }: WebhookRequest): void {
  const [timestamp] = momentOf(query);
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (!/^\d{1,12}$/.test(timestamp) || age > TOLERANCE_SECONDS)
    throw new WebhookRefusal(403, 'bad_timestamp');
}

/** @throws WebhookRefusal 403: not signed with the token, or with none of the keys. */
export function openEncrypted(
  request: WebhookRequest,
  encrypted: string,
  { token, keys, ownId }: Keyring,
): Decrypted {
  const given = request.query.get('msg_signature') ?? '';
  if (!sameText(given, signatureOf(token, ...momentOf(request.query), encrypted)))
    throw new WebhookRefusal(403, 'bad_signature');
  checkMoment(request);
  for (const key of keys) {
    const message = key === undefined ? null : decrypt(key, encrypted, ownId);
    if (key !== undefined && message !== null) return { message, key };
  }
  throw new WebhookRefusal(403, 'not_decrypted');
}
