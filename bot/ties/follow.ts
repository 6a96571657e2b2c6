/** A conversation begins to follow a case of another one, or nothing follows any more. */
import type { TieProof } from '../../integrations/database/tie-contract.ts';
import { keepMemory, readMemory } from '../memory.ts';
import type { Turn } from '../turn.ts';

export const TIE_MADE = 'tie_made';

/** Its own conversation is told of it. */
export function followFrom(turn: Turn, caseId: string, how: TieProof): void {
  turn.tie({ caseId, how });
  const key = `${TIE_MADE}:${turn.loaded.id}:${caseId}`;
  turn.plan({ key, kind: TIE_MADE, dueAt: turn.now, payload: { caseId } });
  if (how === 'staff') remember(turn, true);
}

export function followNothing(turn: Turn): void {
  turn.tie('untie');
  remember(turn, false);
}

/** Where no message of theirs is decided about, which does it itself. */
function remember(turn: Turn, follows: boolean): void {
  const { dialog, heard } = readMemory(turn.loaded);
  const memory = { dialog: { ...dialog, follows }, heard };
  keepMemory(turn, memory, new Date(turn.loaded.expiresAt));
}
