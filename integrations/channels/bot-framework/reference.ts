/** Where a conversation goes on: what is kept of an activity to write to it later. */
import { z } from 'zod';
import type { BotActivity } from './activity.ts';

export const Reference = z.object({
  serviceUrl: z.string(),
  channelId: z.string(),
  conversation: z.object({
    id: z.string(),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  user: z.string(),
  bot: z.string(),
});
export type Reference = z.infer<typeof Reference>;

/** No names: they are nobody's business here. */
export function referenceOf(activity: BotActivity): Reference {
  const { serviceUrl, channelId, conversation, from, recipient } = activity;
  const { id, conversationType, tenantId } = conversation;
  return {
    serviceUrl,
    channelId,
    conversation: {
      id,
      ...(conversationType && { conversationType }),
      ...(tenantId && { tenantId }),
    },
    user: from.id,
    bot: recipient.id,
  };
}
