/** Conversations that an agent holds for somebody who rings or stands at the counter. */

import { z } from 'zod';
import type { StoredActivity } from '../integrations/activity.ts';
import type { CaseSource, CaseWay } from '../web/desk/contract.ts';

export const DESK_CHANNEL = 'desk';

const WAYS = [
  ['desk-phone-', 'phone'],
  ['desk-visit-', 'visit'],
  ['door-', 'door'],
] as const;

/** How they came, told by the conversation's id; null: they write themselves. */
export function callerWay(conversationId: string): CaseWay | null {
  return WAYS.find(([start]) => conversationId.startsWith(start))?.[1] ?? null;
}

const Source = z.object({
  huying: z.object({
    source: z.object({ door: z.string(), id: z.string(), at: z.string().optional() }),
  }),
});

/** The other door that a conversation's first message came to; null: it came to us. */
export function doorOf(first: StoredActivity | undefined): CaseSource | null {
  const { success, data } = Source.safeParse(first?.activity.channelData);
  if (!success) return null;
  const { door, id, at = null } = data.huying.source;
  return { door, id, at };
}
