/** One posted activity into the house, and what its sender is told. */
import { hash } from 'node:crypto';
import type { ActivityAttachment } from '../../activity.ts';
import { activityId } from '../../activity.ts';
import type { DeliveryOutcome } from '../../ports.ts';
import type { Visit } from './access.ts';
import type { Answer } from './answer.ts';
import type { Context } from './context.ts';
import { DirectLineError, forbidden } from './errors.ts';
import type { Posted } from './incoming.ts';

/** Who speaks. @throws DirectLineError 400 where nobody is named, 403 for another than the token's. */
export function speakerOf(visit: Visit, posted: Posted, fallback: string | null) {
  const from = posted.from ?? (fallback === null ? null : { id: fallback });
  if (visit.user !== null) {
    if (from !== null && from.id !== visit.user) {
      throw forbidden('This token belongs to another user.');
    }
    return { ...from, id: visit.user, role: 'user' } as const;
  }
  if (from === null) {
    throw new DirectLineError(400, 'MissingProperty', 'The activity needs "from.id".');
  }
  return { ...from, role: 'user' } as const;
}

/** The same for every try of one message; null: its client gave it no id. */
export function deliveryKeyOf(
  context: Context,
  visit: Visit,
  posted: Posted,
): string | null {
  const id = posted.clientActivityId;
  if (id === null) return null;
  // A client's own text: hashed, for the key is logged.
  const key = hash('sha256', id, 'base64url').slice(0, 24);
  return `${context.definition.id}:${visit.conversationId}:${key}`;
}

/**
 * How the house knows the person. A free from.id proves nothing, so whom no token names is known
 * by the conversation alone.
 */
export function personKeyOf(visit: Visit): string {
  return visit.user === null
    ? `conversation:${visit.conversationId}`
    : `user:${visit.user}`;
}

export async function post(
  context: Context,
  visit: Visit,
  posted: Posted,
  options: {
    readonly attachments: readonly ActivityAttachment[];
    /** Who speaks where the activity does not say. */
    readonly userId: string | null;
  },
): Promise<Answer> {
  const from = speakerOf(visit, posted, options.userId);
  const { type, said } = posted;
  if (type === 'typing' && options.attachments.length === 0)
    context.typing.written(visit.conversationId);
  if (type === 'ignored' || type === 'typing') {
    // No stored activity has the number 0.
    return { status: 200, body: { id: activityId(visit.conversationId, 0) } };
  }
  const { attachments } = options;
  const empty = !said.text?.trim() && said.value === undefined;
  if (type === 'message' && empty && attachments.length === 0) {
    throw new DirectLineError(
      400,
      'MissingProperty',
      'A message needs text, a value, or files sent through "upload".',
    );
  }
  const { house, definition } = context;
  const reception = await house.receive({
    deliveryKey:
      deliveryKeyOf(context, visit, posted) ??
      `${definition.id}:${visit.conversationId}:${house.ids.uuid(house.clock.now())}`,
    conversationId: visit.conversationId,
    personKey: personKeyOf(visit),
    activity: {
      type,
      channelId: definition.id,
      conversation: { id: visit.conversationId },
      from,
      ...said,
      ...(attachments.length === 0 ? {} : { attachments }),
    },
  });
  switch (reception.result) {
    case 'accepted':
      return received(reception.outcome);
    case 'limited':
      throw new DirectLineError(
        429,
        'Throttled',
        'Too many messages. Send this one again in a moment.',
        reception.retryAfter,
      );
    case 'failed':
      throw new DirectLineError(
        502,
        'BotRejectedActivity',
        'The message was not taken. Send it again with the same clientActivityID.',
      );
  }
}

export function received(outcome: DeliveryOutcome): Answer {
  return { status: 200, body: { id: activityId(outcome.conversationId, outcome.seq) } };
}
