/** Encryption of what is personal: AES-256-GCM, with the place it stands in bound to it. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;

/**
 * Sealed bytes: nonce, tag, ciphertext. `place` (for example `case:{id}`) must be the same when
 * opening, so that one row's bytes cannot be put in another's place.
 */
export function seal(key: KeyObject, place: string, plain: Uint8Array): Buffer {
  const nonce = freshNonce();
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place));
  const sealed = cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

let drawn = randomBytes(0);

/** Drawn many at a time: one by one, they cost as much as the encryption. */
function freshNonce(): Buffer {
  if (drawn.length === 0) drawn = randomBytes(NONCE_BYTES * 256);
  const nonce = drawn.subarray(0, NONCE_BYTES);
  drawn = drawn.subarray(NONCE_BYTES);
  return nonce;
}

/** Throws when the key or the place is another one, or a byte was changed. */
export function unseal(key: KeyObject, place: string, sealed: Uint8Array): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const plain = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([plain, decipher.final()]);
}

/** The data key and what is derived from it: one key for each use. */
export interface Vault {
  /** A person's id: an HMAC of the channel's name for them. */
  personId(channelId: string, personKey: string): string;
  /** Finds a phone without storing it; digits alone count. */
  phoneHash(phone: string): string;
  /** Finds a word in cases that were opened in this week, without storing it. */
  termHash(week: number, term: string): number;
  /** Tells one matter of a place from the other, without storing the place. */
  matterHash(matter: string): string;
  wrap(personId: string, key: Uint8Array): Buffer;
  unwrap(personId: string, wrapped: Uint8Array): KeyObject;
  /** 32 bytes for a purpose outside the database. */
  secret(purpose: string): Buffer;
  /** Tells this data key from another. */
  readonly check: string;
}

/** `dataKey`: 32 bytes. */
export function openVault(dataKey: Uint8Array): Vault {
  const derive = (use: string) =>
    Buffer.from(hkdfSync('sha256', dataKey, '', `huying ${use}`, KEY_BYTES));
  // Made into keys once: with plain bytes each hash would take four times as long.
  const keyFor = (use: string) => createSecretKey(derive(use));
  const wrapping = keyFor('wrap');
  const naming = keyFor('person');
  const phones = keyFor('phone');
  const terms = keyFor('term');
  const mac = (key: KeyObject, text: string) => createHmac('sha256', key).update(text);
  return {
    personId: (channelId, personKey) =>
      mac(naming, JSON.stringify([channelId, personKey])).digest('base64url'),
    phoneHash: (phone) => mac(phones, phone.replace(/\D/g, '')).digest('base64url'),
    termHash: (week, term) => mac(terms, `${week} ${term}`).digest().readInt32BE(),
    matterHash: (matter) => mac(terms, `matter ${matter}`).digest('base64url'),
    wrap: (personId, key) => seal(wrapping, `person:${personId}`, key),
    unwrap: (personId, wrapped) =>
      createSecretKey(unseal(wrapping, `person:${personId}`, wrapped)),
    secret: (purpose) => derive(`secret ${purpose}`),
    check: derive('check').toString('base64url'),
  };
}
