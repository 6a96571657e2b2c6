/** A question about danger that nobody answers: after its time a person is called. */
import type { Turn } from '../turn.ts';

export function silenceKey(conversationId: string): string {
  return `silence:${conversationId}`;
}

/** `allowedMs`: how long nobody may answer. */
export function planSilence(turn: Turn, allowedMs: number): void {
  turn.plan({
    key: silenceKey(turn.loaded.id),
    kind: 'silence',
    dueAt: new Date(turn.now.getTime() + allowedMs),
    payload: {},
  });
}
