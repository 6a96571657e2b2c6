/** "没有" to "有呼吸吗？": what the answer asks for is said at once, and staff read it. */
import { withNumbers } from '../advice.ts';
import { linesOf } from '../checked.ts';
import { absorb, addWords } from '../draft.ts';
import { aidFor, tellAid } from '../first-aid/tell.ts';
import { openDraft, type Turn, withState } from '../turn.ts';

/** An answer that became another danger sounded its alarm before. */
export function check(turn: Turn): Turn | null {
  const { checked } = turn.heard;
  if (checked.length === 0 || !openDraft(turn)) return null;
  const lines = linesOf(checked, turn.state.language);
  const asked = checked.some((each) => each.asked);
  // What nobody asked for may be told in words that have an answer of their own: 打呼噜一样.
  if (!asked && (!lines || aidFor(turn))) return null;
  const taken = addWords(absorb(asked ? withState(turn, { asked: null }) : turn));
  if (!lines) return taken;
  return tellAid(
    taken,
    lines.map((line) => withNumbers(line, turn.input.city)),
  );
}
