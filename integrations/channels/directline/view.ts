/** What a client sees of a stored activity. */
import { z } from 'zod';
import type { Activity, ActivityAttachment, StoredActivity } from '../../activity.ts';
import { attachedMediaId } from '../contract.ts';

const HANDOFF_EVENTS = ['handoff.initiate', 'handoff.status'];

const known = z.object({
  caseNumber: z.string().optional(),
  urgency: z.string().optional(),
});

const handoffValue = known.extend({
  state: z.string().optional(),
  badge: z.string().optional(),
  summary: known.optional(),
});

const quoting = z.object({
  huying: z.object({
    quotes: z.array(
      z.object({
        article: z.string(),
        version: z.number(),
        source: z.string(),
        announcedOn: z.string(),
      }),
    ),
  }),
});

export type LinkMedia = (mediaId: string) => string;

/** Null: not for clients. Whatever is not named here stays in the house. */
export function present(stored: StoredActivity, linkMedia: LinkMedia): Activity | null {
  const { activity, speaker } = stored;
  if (activity.type === 'conversationUpdate' || activity.type === 'typing') return null;
  const attachments = activity.attachments?.map((file) => link(file, linkMedia));
  if (speaker === 'resident') {
    return attachments ? { ...activity, attachments } : activity;
  }
  const name = activity.from.name;
  const shown = {
    type: activity.type,
    id: activity.id,
    timestamp: activity.timestamp,
    channelId: activity.channelId,
    conversation: { id: stored.conversationId },
    from: {
      id: speaker === 'agent' ? 'agent' : 'huying',
      role: 'bot' as const,
      ...(name === undefined ? {} : { name }),
    },
    ...pick(activity, ['text', 'locale', 'inputHint', 'replyToId']),
  };
  if (activity.type === 'event') {
    if (!HANDOFF_EVENTS.includes(activity.name ?? '')) return null;
    return {
      ...shown,
      ...pick(activity, ['name']),
      value: handoffNotice(activity.value),
    };
  }
  return {
    ...shown,
    ...(attachments ? { attachments } : {}),
    ...pick(activity, ['suggestedActions']),
    ...(speaker === 'agent'
      ? { channelData: { huying: { speaker, ...quotesOf(activity) } } }
      : pick(activity, ['entities', 'channelData'])),
  };
}

/** The sources that an agent's words are of. */
function quotesOf({ channelData }: Activity) {
  const quotes = quoting.safeParse(channelData).data?.huying.quotes ?? [];
  return quotes.length > 0 ? { quotes } : {};
}

/** All that a resident may know about a hand-off; the rest of the summary is for staff. */
function handoffNotice(value: unknown) {
  const reading = handoffValue.safeParse(value);
  if (!reading.success) return {};
  const { summary, ...notice } = reading.data;
  return { ...summary, ...notice };
}

function link(file: ActivityAttachment, linkMedia: LinkMedia): ActivityAttachment {
  const id = attachedMediaId(file);
  return id === null ? file : { ...file, contentUrl: linkMedia(id) };
}

function pick<K extends keyof Activity>(
  activity: Activity,
  keys: readonly K[],
): Partial<Pick<Activity, K>> {
  const picked: Partial<Pick<Activity, K>> = {};
  for (const key of keys) {
    if (activity[key] !== undefined) picked[key] = activity[key];
  }
  return picked;
}
