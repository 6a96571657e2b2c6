/**
 * A conversation is stored with its first message, but clients hold its id before. The id
 * therefore ends in a tag that only we can make: it tells an id that was handed out from one
 * that was made up.
 */
import { createHmac } from 'node:crypto';
import type { Ids } from '../../ports.ts';
import { sameText } from '../same-text.ts';

const RANDOM_BYTES = 16;
const TAG_LENGTH = 8;

export interface ConversationIds {
  mint(): string;
  /** Whether we handed it out. */
  verify(id: string): boolean;
}

export function createConversationIds(key: Buffer, ids: Ids): ConversationIds {
  const tag = (body: string) =>
    createHmac('sha256', key)
      .update(`conversation:${body}`)
      .digest('base64url')
      .slice(0, TAG_LENGTH);
  return {
    mint() {
      const body = ids.token(RANDOM_BYTES);
      return body + tag(body);
    },
    verify(id) {
      return sameText(id.slice(-TAG_LENGTH), tag(id.slice(0, -TAG_LENGTH)));
    },
  };
}
