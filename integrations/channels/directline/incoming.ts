/** What a client may post, read once into the house's terms. */
import { z } from 'zod';
import type { Activity } from '../../activity.ts';
import { definition } from './definition.ts';
import { badArgument, DirectLineError } from './errors.ts';

const from = z.object({
  id: z.string().min(1).max(200),
  name: z.string().max(200).nullish(),
});

const posted = z.object({
  type: z.string().min(1).max(64),
  from: from.nullish(),
  text: z.string().nullish(),
  locale: z.string().max(35).nullish(),
  name: z.string().max(200).nullish(),
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).max(50).nullish(),
  replyToId: z.string().max(200).nullish(),
  channelData: z.unknown().optional(),
});

const clientActivityId = z.object({
  clientActivityID: z.union([z.string().min(1), z.number()]),
});

/** Fields as they go on to the house; who speaks is settled by the caller. */
type Said = Pick<
  Activity,
  | 'text'
  | 'locale'
  | 'name'
  | 'value'
  | 'entities'
  | 'replyToId'
  | 'channelData'
  | 'attachments'
>;

const TAKEN = ['message', 'event', 'typing'] as const;

export interface Posted {
  /** ignored: taken without effect (conversationUpdate and other types). */
  readonly type: 'message' | 'event' | 'typing' | 'ignored';
  readonly from: { readonly id: string; readonly name?: string } | null;
  /** The client's own id for it; the same one again is the same message. Null: none given. */
  readonly clientActivityId: string | null;
  readonly said: Said;
}

/**
 * Files named in the activity are left out: the house keeps only those that were uploaded.
 * @throws DirectLineError 400 that names the field and never its value.
 */
export function readActivity(json: unknown): Posted {
  const reading = posted.safeParse(json);
  if (!reading.success) {
    const field = reading.error.issues[0]?.path.join('.') || 'activity';
    throw badArgument(`The activity's field "${field}" is missing or not valid.`);
  }
  const activity = reading.data;
  const limit = definition.limits.textLength;
  if (
    activity.text &&
    activity.text.length > limit &&
    [...activity.text].length > limit
  ) {
    throw badArgument(`The text is longer than ${limit} characters.`);
  }
  if (activity.type === 'event' && !activity.name) {
    throw new DirectLineError(400, 'MissingProperty', 'An event needs a name.');
  }
  const client = clientActivityId.safeParse(activity.channelData);
  return {
    type: TAKEN.find((type) => type === activity.type) ?? 'ignored',
    from: activity.from
      ? {
          id: activity.from.id,
          ...(activity.from.name == null ? {} : { name: activity.from.name }),
        }
      : null,
    clientActivityId: client.success ? String(client.data.clientActivityID) : null,
    said: {
      ...(activity.text == null ? {} : { text: activity.text }),
      ...(activity.locale == null ? {} : { locale: activity.locale }),
      ...(activity.name == null ? {} : { name: activity.name }),
      ...(activity.value === undefined ? {} : { value: activity.value }),
      ...(activity.entities == null ? {} : { entities: activity.entities }),
      ...(activity.replyToId == null ? {} : { replyToId: activity.replyToId }),
      ...(activity.channelData === undefined
        ? {}
        : { channelData: activity.channelData }),
    },
  };
}
