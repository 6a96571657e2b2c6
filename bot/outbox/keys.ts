/** Keys under which messages are known outside and here. */
import { hash } from 'node:crypto';

/** 32 hexadecimal digits: the same for every try of a piece. */
export function pieceKey(conversationId: string, seq: number, part: number): string {
  return hash('sha256', JSON.stringify([conversationId, seq, part])).slice(0, 32);
}

/** A vendor's id of a message, as it may be stored: some hold the person's number. */
export function vendorKeyOf(vendorId: string): string {
  return hash('sha256', vendorId, 'base64url').slice(0, 24);
}
