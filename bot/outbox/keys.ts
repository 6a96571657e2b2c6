/** Keys under which messages are known outside and here. */
import { hash } from 'node:crypto';
import type { Piece } from '../../integrations/channels/sending.ts';

/**
 * 32 hexadecimal digits: the same for every try of a piece. A piece that more was joined to since is
 * another one: under the old key the vendor would take it for known, and nobody would read the rest.
 */
export function pieceKey(
  conversationId: string,
  { of: { seq, part }, completes }: Pick<Piece, 'of' | 'completes'>,
): string {
  const name = JSON.stringify([conversationId, seq, part, completes.at(-1) ?? null]);
  return hash('sha256', name).slice(0, 32);
}

/** The same, of the message that asks somebody to write again. */
export function knockKey(conversationId: string, at: Date): string {
  return hash('sha256', JSON.stringify([conversationId, at.getTime()])).slice(0, 32);
}

/** A vendor's id of a message, as it may be stored: some hold the person's number. */
export function vendorKeyOf(vendorId: string): string {
  return hash('sha256', vendorId, 'base64url').slice(0, 24);
}
