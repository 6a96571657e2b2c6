/** Conversations that an agent holds for somebody who rings or stands at the counter. */

export const DESK_CHANNEL = 'desk';

/** How they came, told by the conversation's id; null: they write themselves. */
export function callerWay(conversationId: string): 'phone' | 'visit' | null {
  const [, way] = /^desk-(phone|visit)-/.exec(conversationId) ?? [];
  return way === 'phone' || way === 'visit' ? way : null;
}
