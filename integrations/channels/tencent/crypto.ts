/**
 * Signatures and encryption of WeChat's and WeCom's messages (消息加解密): SHA-1 over sorted parts,
 * AES-256-CBC with padding to blocks of 32, `random(16) | length(4, big endian) | message | id`, where
 * the id is that of the app or the corporation.
 */
import { createCipheriv, createDecipheriv, hash } from 'node:crypto';

const RANDOM = 16;
const LENGTH = 4;
const BLOCK = 32;

/** Hex SHA-1 of the parts in the order of their bytes. */
export function signatureOf(...parts: readonly string[]): string {
  const sorted = [...parts].sort((a, b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );
  return hash('sha1', sorted.join(''));
}

const keyOf = (encoded: string) => Buffer.from(`${encoded}=`, 'base64');

/** @param random 16 bytes, which nobody can guess. */
export function encrypt(
  aesKey: string,
  message: string,
  ownId: string,
  random: Uint8Array,
): string {
  const key = keyOf(aesKey);
  const words = Buffer.from(message);
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(words.length);
  const plain = Buffer.concat([random, length, words, Buffer.from(ownId)]);
  const padding = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  cipher.setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

/** Null: not with this key, or not for this account. */
export function decrypt(aesKey: string, encrypted: string, ownId: string): string | null {
  const key = keyOf(aesKey);
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length === 0 || bytes.length % BLOCK !== 0) return null;
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
  decipher.setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > BLOCK) return null;
  const plain = padded.subarray(0, padded.length - padding);
  if (plain.length < RANDOM + LENGTH) return null;
  const end = RANDOM + LENGTH + plain.readUInt32BE(RANDOM);
  if (end > plain.length || plain.subarray(end).toString() !== ownId) return null;
  return plain.subarray(RANDOM + LENGTH, end).toString();
}
