/** A cry for help without a second word: after a minute a person is called. */
import { SILENCE_AFTER_CRY_MS } from '../../dialogs/handlers/safety.ts';
import type { Turn } from '../turn.ts';

export function silenceKey(conversationId: string): string {
  return `silence:${conversationId}`;
}

export function planSilence(turn: Turn): void {
  turn.plan({
    key: silenceKey(turn.loaded.id),
    kind: 'silence',
    dueAt: new Date(turn.now.getTime() + SILENCE_AFTER_CRY_MS),
    payload: {},
  });
}
