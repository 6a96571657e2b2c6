/** Words that are for another conversation of the same person; see `words.ts`. */
import type { Turn } from '../turn.ts';

export const TIE_WORDS = 'tie_words';

export function planWords(turn: Turn, caseId: string): void {
  const seq = turn.heard?.seq;
  if (seq === undefined) return;
  turn.plan({
    key: `${TIE_WORDS}:${turn.loaded.id}:${seq}`,
    kind: TIE_WORDS,
    dueAt: turn.now,
    payload: { caseId, seq },
  });
}
