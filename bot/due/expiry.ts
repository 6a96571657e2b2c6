/** Drafts do not lie about for ever: after the city's time without a word they are forgotten. */
import { withoutDraft } from '../../dialogs/state.ts';
import { keepMemory, readMemory } from '../memory.ts';
import type { Turn } from '../turn.ts';
import { type DueDeps, runDue } from './deps.ts';
import type { DueHandler } from './worker.ts';

export function planExpiry(turn: Turn, at: Date): void {
  turn.plan({ key: `expiry:${turn.loaded.id}`, kind: 'expiry', dueAt: at, payload: {} });
}

/** Planned once when a draft begins; each later word moves `expiresAt`, which is looked at here. */
export function expiryHandler(deps: DueDeps): DueHandler {
  return async (row) => {
    await runDue(row, deps, async (_context, turn) => {
      const expiresAt = new Date(turn.loaded.expiresAt);
      if (expiresAt > turn.now) {
        planExpiry(turn, expiresAt);
        return;
      }
      const memory = readMemory(turn.loaded);
      keepMemory(turn, { ...memory, dialog: withoutDraft(memory.dialog) }, expiresAt);
    });
    return { done: true };
  };
}
