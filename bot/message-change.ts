/** What an arrival does to a message that the vendor names: pure, whatever order they come in. */
import type {
  Activity,
  MessageChanges,
  StoredActivity,
} from '../integrations/activity.ts';
import type { MessageName } from '../integrations/channels/contract.ts';

export type MessageChange =
  | { readonly is: 'new' }
  /** `original` has other words now. */
  | { readonly is: 'reworded'; readonly original: StoredActivity }
  /** It had other words before: these come after the ones that took their place. */
  | { readonly is: 'late'; readonly original: StoredActivity }
  | { readonly is: 'withdrawn'; readonly original: StoredActivity }
  /** It was taken back, and is only now told of. */
  | { readonly is: 'withdrawn_first' }
  /** It is taken back before it comes. */
  | { readonly is: 'withdrawn_early' }
  /** Nothing: it was taken back, or is known so. */
  | { readonly is: 'void' };

/** @param known what arrived under its key before. */
export function changeOf(
  name: MessageName | undefined,
  known: readonly StoredActivity[],
): MessageChange {
  if (!name) return { is: 'new' };
  const original = known.find(({ activity }) => activity.type === 'message');
  const early = known.some(({ activity }) => activity.type === 'messageDelete');
  if (!original) {
    if (name.is === 'withdrawn') return { is: early ? 'void' : 'withdrawn_early' };
    return { is: early ? 'withdrawn_first' : 'new' };
  }
  if (original.activity.changes?.withdrawnAt) return { is: 'void' };
  switch (name.is) {
    case 'sent':
      return { is: 'late', original };
    case 'edited':
      return { is: 'reworded', original };
    case 'withdrawn':
      return { is: 'withdrawn', original };
  }
}

const before = ({ changes }: Activity): MessageChanges['before'] => changes?.before ?? [];

/** The message with its words of now, and those that it had. */
export function reworded(
  original: StoredActivity,
  arrival: Pick<Activity, 'text' | 'entities' | 'attachments'>,
  now: Date,
): StoredActivity {
  const { activity } = original;
  const was = activity.text ?? '';
  const { text = '', entities, attachments } = arrival;
  const had = was === text ? before(activity) : [...before(activity), earlier(was, now)];
  return {
    ...original,
    activity: {
      ...activity,
      text,
      ...(entities && { entities }),
      ...(attachments && { attachments }),
      changes: { before: had, withdrawnAt: null },
    },
  };
}

/** The message with words that it had before all others, and with what else came with them. */
export function withFirstWords(
  original: StoredActivity,
  {
    text = '',
    entities,
    attachments,
  }: Pick<Activity, 'text' | 'entities' | 'attachments'>,
  now: Date,
): StoredActivity {
  const had = [earlier(text, now), ...before(original.activity)];
  const activity: Activity = {
    ...(entities && { entities }),
    ...(attachments && { attachments }),
    ...original.activity,
    changes: { before: had, withdrawnAt: null },
  };
  return { ...original, activity };
}

/** That it was said, and nothing of what. */
export function erased(original: StoredActivity, now: Date): StoredActivity {
  const { type, id, timestamp, channelId, conversation, from, messageKey } =
    original.activity;
  const withdrawnAt = now.toISOString();
  return {
    ...original,
    activity: {
      ...{ type, id, timestamp, channelId, conversation, from },
      text: '',
      ...(messageKey !== undefined && { messageKey }),
      changes: { before: [], withdrawnAt },
    },
  };
}

function earlier(text: string, now: Date): MessageChanges['before'][number] {
  return { text, until: now.toISOString() };
}
