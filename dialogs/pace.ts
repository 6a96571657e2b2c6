/**
 * How often a question of the form is put: twice, and the second time in other words. Whoever passes
 * over both does not know or will not say: it stays open, the form goes on, and the card shows it.
 */
import { atLeast } from '../intents/understanding.ts';
import { nextAsk } from './flag-asks.ts';
import { tellsLittle } from './heard.ts';
import type { FormQuestionId } from './question-ids.ts';
import type { Question } from './questions/question.ts';
import { sameDetails } from './settle.ts';
import type { Draft } from './state.ts';
import { detailsOf, isBurst, isUnseen, type Turn, withDraft } from './turn.ts';

const MOST = 2;

/** It was put as often as anybody is asked, and can be left open; consent then waits for its word. */
export function isExhausted(
  { editing, ...draft }: Draft,
  { id, skip }: Question,
): boolean {
  // A field that they want to change was asked for before, once at least.
  const most = editing === id ? MOST + 1 : MOST;
  return (skip !== null || id === 'consent') && timesPut(draft, id) >= most;
}

/** Where to find and how to ring somebody in danger: worth one more question, after all others. */
export function isWorthOneMore(draft: Draft, id: FormQuestionId): boolean {
  const open = atLeast(draft.urgency, 'high') && draft.skipped.includes(id);
  return open && timesPut(draft, id) <= MOST;
}

/**
 * Another danger, or an answer to what was asked of it: what decides something (`intents/checks`) is
 * a question of its own then, whatever was left open before. Whether somebody breathes is always asked.
 */
export function renewed(turn: Turn): Turn {
  const { draft } = turn.state;
  const before = turn.input.state.personal.draft;
  if (!draft || !before) return turn;
  const ask = nextAsk(detailsOf(turn));
  if (!ask || ask.checks.length === 0 || ask === nextAsk(before)) return turn;
  const others = (ids: Draft['trail']) => ids.filter((id) => id !== 'flag');
  return withDraft(turn, { trail: others(draft.trail), skipped: others(draft.skipped) });
}

/** They type on while it stands there: it need not be put again below every line. */
export function stillStands(turn: Turn, { id }: Question): boolean {
  const stood = turn.input.state.asked?.question === id;
  return stood && isBurst(turn) && !isUnseen(turn) && onlyTells(turn);
}

/** The draft after the question was put; one that was replaced before it came does not count. */
export function counted(turn: Turn, draft: Draft, id: FormQuestionId): Partial<Draft> {
  const replaced = turn.input.state.asked?.question === id && isUnseen(turn);
  const enough = timesPut(draft, id) > MOST || (replaced && draft.trail.includes(id));
  return enough ? {} : { trail: [...draft.trail, id] };
}

function timesPut({ trail }: Pick<Draft, 'trail'>, id: FormQuestionId): number {
  return trail.filter((each) => each === id).length;
}

/** Typed on without looking, and nothing of the form is in it: the story goes on. */
function onlyTells(turn: Turn): boolean {
  if (turn.heard.tap || tellsLittle(turn.heard)) return false;
  const { account: _, facts: __, flags: ___, ...told } = detailsOf(turn);
  const before = turn.input.state.personal.draft;
  const fields = before && { ...before, ...told };
  const { draft } = turn.state;
  const { draft: known } = turn.input.state;
  return (
    sameDetails(before, fields) &&
    draft?.district === known?.district &&
    draft?.zone === known?.zone
  );
}
