/** Shows residents that an agent is writing, as far as this process heard from them lately. */
import { Recent } from '../../memory/recent.ts';
import type { House } from '../contract.ts';
import { post, type Wire } from './outgoing.ts';
import type { Reference } from './reference.ts';

/** A client shows it for some seconds. */
const SHOWN_MS = 3_000;
const REMEMBERED = 10_000;

export interface AgentTyping {
  heardFrom(conversationId: string, reference: Reference): void;
  close(): void;
}

export function agentTyping({ events, clock }: House, wire: Wire): AgentTyping {
  const known = new Recent<{ readonly reference: Reference; shownAt: number }>(
    REMEMBERED,
  );
  const unsubscribe = events.subscribe('agent_typing', (id) => {
    const [conversationId = ''] = id.split(' ');
    const person = known.get(conversationId);
    const now = clock.now().getTime();
    if (!person || now - person.shownAt < SHOWN_MS) return;
    person.shownAt = now;
    const { channelId, conversation, user, bot } = person.reference;
    const [from, recipient] = [{ id: bot }, { id: user }];
    // What becomes of it does not matter.
    void post(
      { type: 'typing', channelId, conversation, from, recipient },
      person.reference,
      wire,
    );
  });
  return {
    heardFrom(conversationId, reference) {
      known.set(conversationId, { reference, shownAt: 0 });
    },
    close: unsubscribe,
  };
}
