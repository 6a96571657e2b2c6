/** That somebody is writing: passed on at once, kept nowhere, and no message. */
import { Recent } from '../memory/recent.ts';
import type { House } from './contract.ts';

/** A client says so at each key; colleagues hear of it this often at most. */
const TOLD_EVERY_MS = 2_000;
const REMEMBERED = 10_000;

export interface Typing {
  /** The resident of this conversation is writing. */
  written(conversationId: string): void;
}

export function createTyping({ events, clock }: House): Typing {
  const told = new Recent<number>(REMEMBERED);
  return {
    written(conversationId) {
      const now = clock.now().getTime();
      if (now - (told.get(conversationId) ?? Number.NEGATIVE_INFINITY) < TOLD_EVERY_MS)
        return;
      told.set(conversationId, now);
      events.publish({ topic: 'resident_typing', id: conversationId });
    },
  };
}
