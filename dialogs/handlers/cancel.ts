/** Stopping: asked once, and the draft is kept until the person says which. */

import { canMove } from '../../cases/transitions.ts';
import { atLeast } from '../../intents/understanding.ts';
import { saysNo, saysYes } from '../agreement.ts';
import { hasCue, isCue } from '../cues.ts';
import { addWords } from '../draft.ts';
import { caseOf, isForsaken } from '../own-case.ts';
import {
  closed,
  openDraft,
  pick,
  put,
  silence,
  type Turn,
  tell,
  wantPerson,
  withDraft,
  withState,
} from '../turn.ts';

export function cancel(turn: Turn): Turn | null {
  return chosen(turn) ?? laidAside(turn) ?? asked(turn);
}

/** "先放着" in the middle of the form: kept, and taken up again when they come back. */
function laidAside(turn: Turn): Turn | null {
  const { tap, text } = turn.heard;
  const { draft } = turn.state;
  if (tap || !isCue(text, 'keep') || !draft || draft.shelved) return null;
  if (!openDraft(turn) || draft.caseId !== null) return null;
  return shelved(turn);
}

/** The draft is kept and asks nothing until they come back to it. */
export function shelved(turn: Turn): Turn {
  return put(withDraft(turn, { shelved: true }), 'menu', 'cancel.kept', [
    pick(turn, 'do:file', 'label.go_on'),
  ]);
}

function asked(turn: Turn): Turn | null {
  const { tap, text, understanding } = turn.heard;
  const wants = tap
    ? tap.verb === 'cancel' && tap.value === 'ask'
    : (understanding.intent === 'cancel' &&
        /\p{L}/u.test(text) &&
        !isCue(text, 'resume') &&
        !understanding.loss) ||
      isCue(text, 'cancel');
  if (!wants) return null;
  const { draft } = turn.state;
  if (!draft || (draft.shelved && draft.caseId === null)) {
    // Nothing of theirs stands here: words with a matter or a question in them are about that.
    if (!tap && !isCue(text, 'cancel') && tellsOther(turn)) return null;
    // "算了不查了" takes nothing back: they only leave.
    if (hasCue(text, 'leaving')) return tell(silence(turn), 'left');
    return put(turn, 'menu', 'cancel.nothing', [pick(turn, 'do:file', 'label.file')]);
  }
  const number = draft.caseNumber ?? '';
  if (tooLate(turn)) return tell(turn, 'cancel.too_late', { params: { number } });
  if (draft.caseId !== null && atLeast(draft.urgency, 'high')) {
    // Somebody made to write "never mind" may be in danger still: a person asks first.
    const own = caseOf(draft, turn.input);
    const told = addWords(turn);
    const called = own && isForsaken(own) ? wantPerson(told, 'asked') : told;
    return tell(called, 'cancel.urgent', { params: { number } });
  }
  const cancelling = withDraft(turn, { cancelling: true });
  return draft.filedAt === null
    ? put(cancelling, 'cancel', 'cancel.ask', [
        pick(turn, 'cancel:later', 'label.later'),
        pick(turn, 'cancel:delete', 'label.delete'),
        pick(turn, 'cancel:go_on', 'label.go_on'),
      ])
    : put(
        cancelling,
        'cancel',
        'cancel.ask_filed',
        [
          pick(turn, 'cancel:go_on', 'label.keep_case'),
          pick(turn, 'cancel:delete', 'label.withdraw'),
        ],
        { params: { number } },
      );
}

function tellsOther({ heard }: Turn): boolean {
  const { category, entities } = heard.understanding;
  const place = entities.address ?? entities.district ?? entities.phone;
  return category !== null || place !== undefined || hasCue(heard.text, 'question');
}

/** What staff ended meanwhile can no longer be taken back. */
function tooLate({ state, input }: Turn): boolean {
  const own = caseOf(state.draft, input);
  return own !== null && !canMove(own.status, 'withdrawn');
}

/** The words for each of the three, where they were asked for. */
function saidOf({ heard, state }: Turn): Option | null {
  const { text } = heard;
  const filed = state.draft?.filedAt != null;
  if (isCue(text, 'delete') || hasCue(text, 'deleting')) return 'delete';
  if (isCue(text, 'resume') || saysNo(heard)) return 'go_on';
  if (isCue(text, 'keep')) return 'later';
  // "是" to one of two is no choice: what can be taken back is done.
  const stops = isCue(text, 'cancel') || saysYes(heard);
  const again = heard.understanding.intent === 'cancel';
  if (stops || again) return filed ? 'delete' : 'later';
  return null;
}

type Option = 'go_on' | 'later' | 'delete';

function chosen(turn: Turn): Turn | null {
  const { draft, asked: put_ } = turn.state;
  const { tap, text } = turn.heard;
  const typed = draft?.cancelling && put_?.question === 'cancel' && !tap;
  const option = tap ? tap.verb === 'cancel' && tap.value : typed && saidOf(turn);
  const laid = draft?.shelved && draft.caseId === null && put_?.question === 'menu';
  if (laid && !tap && isCue(text, 'delete')) return removed(turn);
  if (!draft || !option || option === 'ask') return null;
  const kept = withDraft(withState(turn, { asked: null }), { cancelling: false });
  if (option === 'go_on')
    return openDraft(kept) ? kept : tell(closed(kept), 'cancel.kept_case');
  if (option === 'later') {
    return shelved(kept);
  }
  return option === 'delete' && draft.cancelling ? removed(turn) : null;
}

function removed(turn: Turn): Turn {
  const { draft, personal } = turn.state;
  const params = { number: draft?.caseNumber ?? '' };
  if (tooLate(turn)) return tell(silence(turn), 'cancel.too_late', { params });
  const gone = withState(silence(turn), {
    draft: null,
    personal: { ...personal, draft: null },
  });
  if (draft?.caseId == null) return tell(gone, 'cancel.deleted');
  const withdrawn: Turn = {
    ...gone,
    commands: [...gone.commands, { do: 'withdraw_case', caseId: draft.caseId }],
  };
  return tell(withdrawn, 'cancel.withdrawn', { params });
}
