/**
 * Names that may stand in logs and addresses, made of vendors' own, which may not: an open id or a
 * phone number is personal.
 */
import { createHmac, hash } from 'node:crypto';
import type { House } from './contract.ts';

const LENGTH = 24;

/** Unique for the channel; the same for the same parts. */
export function deliveryKeyOf(channelId: string, ...parts: readonly string[]): string {
  const digest = hash('sha256', JSON.stringify(parts), 'base64url');
  return `${channelId}:${digest.slice(0, LENGTH)}`;
}

/** How a message is known again when it is edited or taken back; the same for the same parts. */
export function messageKeyOf(channelId: string, ...parts: readonly string[]): string {
  return deliveryKeyOf(channelId, 'message', ...parts);
}

/** The one conversation that a person has on a channel; nobody can tell the person from it. */
export function conversationIdOf(
  house: Pick<House, 'secret'>,
  channelId: string,
  personKey: string,
): string {
  return createHmac('sha256', house.secret('channel.conversations'))
    .update(JSON.stringify([channelId, personKey]))
    .digest('base64url')
    .slice(0, LENGTH);
}
