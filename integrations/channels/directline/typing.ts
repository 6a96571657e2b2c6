/** What a client reads while an agent is writing. */
import { activityId } from '../../activity.ts';

/** It has no number: nothing follows it. */
export function typingFrame(channelId: string, conversationId: string): string {
  const activity = {
    type: 'typing',
    // No stored activity has the number 0.
    id: activityId(conversationId, 0),
    channelId,
    conversation: { id: conversationId },
    from: { id: 'huying', role: 'bot' },
  };
  return JSON.stringify({ activities: [activity] });
}
