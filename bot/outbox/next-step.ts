/** What is done next for a person to whom messages wait. Pure. */
import type { Contact } from '../../integrations/database/contract.ts';
import type { OutMessage } from '../../integrations/database/outbox-contract.ts';
import { ASKED, UNASKED } from './patience.ts';

export type Step =
  /** These are given up here: `failed` for a person to see to, `dropped` where nobody wants them. */
  | {
      readonly do: 'give_up';
      readonly seqs: readonly number[];
      readonly state: 'failed' | 'dropped';
      readonly reason: string;
    }
  /** Somebody stopped in the middle of sending this one. */
  | { readonly do: 'doubt'; readonly message: OutMessage }
  /** The template that asks them to write again. */
  | { readonly do: 'knock' }
  | { readonly do: 'wait'; readonly seconds: number }
  /** `most`: messages that may be sent; null: no matter. */
  | {
      readonly do: 'send';
      readonly messages: readonly OutMessage[];
      readonly most: number | null;
    };

/** @param waiting in their order, at least one. */
export function nextStep(
  waiting: readonly OutMessage[],
  contact: Contact | null,
  channel: { readonly perTurn: number; readonly hasTemplate: boolean },
  now: Date,
): Step {
  const held = waiting.findIndex(({ heldUntil }) => isAfter(heldUntil, now));
  // What is held keeps those behind it waiting too: they are said in their order.
  const ready = held < 0 ? waiting : waiting.slice(0, held);
  if (ready.length > 0) return stepFor(ready, contact, channel, now);
  const until = Date.parse(waiting[held]?.heldUntil ?? '');
  return { do: 'wait', seconds: (until - now.getTime()) / 1000 };
}

function isAfter(moment: string | null, now: Date): boolean {
  return moment !== null && new Date(moment) > now;
}

function stepFor(
  waiting: readonly OutMessage[],
  contact: Contact | null,
  channel: { readonly perTurn: number; readonly hasTemplate: boolean },
  now: Date,
): Step {
  const seqs = waiting.map(({ seq }) => seq);
  if (!contact?.address) {
    return { do: 'give_up', seqs, state: 'failed', reason: 'no_address' };
  }
  if (contact.optedOut) return optedOut(waiting);
  const [first] = waiting;
  if (first?.inFlight) return { do: 'doubt', message: first };
  if (isShut(contact, now)) return shut(waiting, contact, channel.hasTemplate, now);
  // A message that was begun goes on as it was torn; nothing is joined to it.
  if (first && first.parts > 0) return { do: 'send', messages: [first], most: null };
  const most = Math.min(channel.perTurn, contact.budget ?? Number.POSITIVE_INFINITY);
  return { do: 'send', messages: waiting, most };
}

/** Their wish holds. What a person said, or a danger, is told by another way. */
function optedOut(waiting: readonly OutMessage[]): Step {
  const needed = waiting.filter(({ priority }) => priority !== 'other');
  const [state, list] =
    needed.length > 0 ? (['failed', needed] as const) : (['dropped', waiting] as const);
  return { do: 'give_up', seqs: list.map(({ seq }) => seq), state, reason: 'opted_out' };
}

function isShut({ windowUntil, budget }: Contact, now: Date): boolean {
  return (windowUntil !== null && !isAfter(windowUntil, now)) || budget === 0;
}

function shut(
  waiting: readonly OutMessage[],
  { knockedAt }: Contact,
  hasTemplate: boolean,
  now: Date,
): Step {
  if (hasTemplate && knockedAt === null) return { do: 'knock' };
  const patience = knockedAt === null ? UNASKED : ASKED;
  const ends = waiting.map(({ seq, at, priority }) => {
    const since = Math.max(
      Date.parse(at),
      knockedAt === null ? 0 : Date.parse(knockedAt),
    );
    return { seq, end: since + patience[priority] * 1000 };
  });
  const over = ends.filter(({ end }) => end <= now.getTime());
  if (over.length > 0) {
    const seqs = over.map(({ seq }) => seq);
    return { do: 'give_up', seqs, state: 'failed', reason: 'window_closed' };
  }
  const next = Math.min(...ends.map(({ end }) => end));
  return { do: 'wait', seconds: Math.ceil((next - now.getTime()) / 1000) };
}
