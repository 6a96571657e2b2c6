/**
 * The conversation as the page shows it, from what the server said and what is still on its way.
 * Pure. The same activity twice, out of order, or by two ways (socket and polling) changes
 * nothing; a message of the resident's and its echo are one entry, known by `clientActivityID`.
 */
import type { Outgoing, WireActivity, WireChoice } from './wire.ts';

export type Delivery = 'sending' | 'sent' | 'failed';

export interface Entry {
  /** Stable from the first moment: `clientActivityID` of one's own, else the activity's id. */
  readonly key: string;
  /** The server's id; null until it is known. Sorts by time within a conversation. */
  readonly id: string | null;
  readonly speaker: 'me' | 'bot' | 'agent';
  /** Badge of an agent. */
  readonly badge: string;
  readonly text: string;
  /** ISO 8601. */
  readonly at: string | null;
  readonly delivery: Delivery;
  /** Share of a photo that is up, 0 to 1. */
  readonly progress: number | null;
  readonly critical: boolean;
  readonly choices: readonly WireChoice[];
  readonly phones: readonly string[];
  readonly quotes: WireActivity['quotes'];
  readonly images: readonly string[];
  readonly files: number;
  readonly place: boolean;
}

export interface Conversation {
  readonly id: string | null;
  /** The history was read once: what comes from now on is new. */
  readonly loaded: boolean;
  readonly entries: readonly Entry[];
  readonly typing: boolean;
  /** Who has it: hand-off events say so. */
  readonly owner: 'bot' | 'queue' | 'agent';
  /** Badge of the agent who has it. */
  readonly badge: string;
}

export type Change =
  | { readonly type: 'opened'; readonly id: string }
  | { readonly type: 'received'; readonly activities: readonly WireActivity[] }
  | { readonly type: 'loaded' }
  | { readonly type: 'sending'; readonly message: Outgoing }
  | { readonly type: 'progress'; readonly id: string; readonly share: number }
  | { readonly type: 'accepted'; readonly id: string; readonly activity: string | null }
  | { readonly type: 'failed'; readonly id: string }
  | { readonly type: 'typing_over' };

export const emptyConversation: Conversation = {
  id: null,
  loaded: false,
  entries: [],
  typing: false,
  owner: 'bot',
  badge: '',
};

export function change(now: Conversation, what: Change): Conversation {
  switch (what.type) {
    case 'opened':
      // Another conversation than before: only what has not been sent stays.
      if (now.id === null || now.id === what.id) return { ...now, id: what.id };
      return {
        ...emptyConversation,
        id: what.id,
        entries: now.entries.filter((entry) => entry.delivery !== 'sent'),
      };
    case 'received':
      return what.activities.reduce(receive, now);
    case 'loaded':
      return { ...now, loaded: true };
    case 'sending':
      return now.entries.some((entry) => entry.key === what.message.id)
        ? edit(now, what.message.id, { delivery: 'sending' })
        : { ...now, entries: sorted([...now.entries, pending(what.message)]) };
    case 'progress':
      return edit(now, what.id, { progress: what.share });
    case 'accepted': {
      const known = now.entries.find((entry) => entry.key === what.id);
      // Its echo was faster, and perhaps the answer too.
      if (!known || known.delivery === 'sent') return now;
      const id = what.activity ? { id: what.activity } : {};
      const sent = edit(now, what.id, { delivery: 'sent', progress: null, ...id });
      return awaitingAnswer(sent);
    }
    case 'failed':
      return edit(now, what.id, { delivery: 'failed', progress: null });
    case 'typing_over':
      return now.typing ? { ...now, typing: false } : now;
  }
}

/** Choices are for the last word only: once anything follows, they are gone. */
export function openChoices(now: Conversation): readonly WireChoice[] {
  const last = now.entries[now.entries.length - 1];
  return last && last.speaker !== 'me' ? last.choices : [];
}

function isMine(activity: WireActivity): boolean {
  return activity.from.role === 'user' || activity.from.id.startsWith('dl_');
}

function receive(now: Conversation, activity: WireActivity): Conversation {
  if (activity.type === 'typing')
    return isMine(activity) ? now : { ...now, typing: true };
  if (activity.type === 'event') return handoff(now, activity);
  if (activity.type !== 'message') return now;
  if (isMine(activity)) return receiveOwn(now, activity);
  if (now.entries.some((entry) => entry.key === activity.id)) return now;
  const entry = spoken(activity);
  return {
    ...now,
    typing: false,
    // Whatever the events say: who speaks as an agent has the conversation.
    ...(activity.agent && { owner: 'agent', badge: entry.badge }),
    entries: sorted([...now.entries, entry]),
  };
}

function receiveOwn(now: Conversation, activity: WireActivity): Conversation {
  const key = activity.clientActivityID ?? activity.id;
  const known = now.entries.find(
    (entry) => entry.key === key || entry.id === activity.id,
  );
  const echo = spoken(activity);
  const entry: Entry = known
    ? // The picture that is already on the screen stays: no flicker, nothing to load again.
      {
        ...echo,
        key: known.key,
        images: known.images.length ? known.images : echo.images,
      }
    : { ...echo, key };
  const others = now.entries.filter((other) => other !== known);
  const heard = { ...now, entries: sorted([...others, entry]) };
  return known && known.delivery !== 'sent' ? awaitingAnswer(heard) : heard;
}

/** The bot answers everything; a person may not be writing at all. */
function awaitingAnswer(now: Conversation): Conversation {
  return now.owner === 'agent' ? now : { ...now, typing: true };
}

function handoff(now: Conversation, event: WireActivity): Conversation {
  if (event.name === 'handoff.initiate') return { ...now, owner: 'queue', badge: '' };
  if (event.name !== 'handoff.status') return now;
  switch (event.state) {
    case 'accepted':
      return { ...now, owner: 'agent', badge: event.badge || now.badge };
    case 'failed':
      return { ...now, owner: 'queue', badge: '' };
    case 'completed':
      return { ...now, owner: 'bot', badge: '' };
    default:
      return now;
  }
}

function spoken(activity: WireActivity): Entry {
  const { id, text, timestamp, critical, choices, phones, quotes, images, files, place } =
    activity;
  const speaker = isMine(activity) ? 'me' : activity.agent ? 'agent' : 'bot';
  return {
    key: id,
    id,
    speaker,
    badge: speaker === 'agent' ? activity.from.name : '',
    text,
    at: timestamp,
    delivery: 'sent',
    progress: null,
    critical,
    choices,
    phones,
    quotes,
    images,
    files,
    place,
  };
}

function pending(message: Outgoing): Entry {
  return {
    key: message.id,
    id: null,
    speaker: 'me',
    badge: '',
    text: message.text,
    at: message.at,
    delivery: 'sending',
    progress: message.photo ? 0 : null,
    critical: false,
    choices: [],
    phones: [],
    quotes: [],
    images: message.photo ? [message.photo] : [],
    files: 0,
    place: message.place !== null,
  };
}

/** By the server's number; what has none yet stays behind, in the order of writing. */
function sorted(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => {
    if (a.id === null || b.id === null)
      return Number(a.id === null) - Number(b.id === null);
    return a.id < b.id ? -1 : Number(a.id > b.id);
  });
}

function edit(now: Conversation, key: string, fields: Partial<Entry>): Conversation {
  const entries = now.entries.map((entry) =>
    entry.key === key && entry.delivery !== 'sent' ? { ...entry, ...fields } : entry,
  );
  return { ...now, entries: sorted(entries) };
}
