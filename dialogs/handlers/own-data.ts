/** "你知道我什么": what is kept of the person and for how long. "删除我的信息": deleted, once they say yes to it. */
import { isUrgent } from '../../cases/queue.ts';
import { canMove, isOver } from '../../cases/transitions.ts';
import type { CaseFact, Command, HeldData } from '../contract.ts';
import { isCue } from '../cues.ts';
import type { Heard } from '../heard.ts';
import { maskedAddress, maskedName, maskedPhone } from '../own-data/masked.ts';
import { dataWish } from '../own-data/wish.ts';
import { type SayKey, say } from '../say.ts';
import { type DialogState, initialState } from '../state.ts';
import {
  closed,
  detailsOf,
  emergencyNumber,
  isInForm,
  openDraft,
  pick,
  put,
  silence,
  type Turn,
  tell,
  withState,
} from '../turn.ts';
import { caseLines } from './status.ts';

/** More requests would not be read; all of them stand in the copy. */
const MOST_CASES = 5;

const CONSENT = {
  given: 'privacy.consent.given',
  emergency: 'privacy.consent.emergency',
} as const satisfies Record<NonNullable<HeldData['consent']>, SayKey>;

/** What the message wants of its person's data; null: it is about something else. */
type Wish = 'held' | 'ask' | 'yes' | 'no';

export function ownData(turn: Turn): Turn | null {
  switch (wishOf(turn.heard, turn.state)) {
    case 'held':
      return held(turn);
    case 'ask':
      return ask(turn);
    case 'yes':
      return erased(turn);
    case 'no':
      return kept(turn);
    case null:
      return null;
  }
}

/** Whether the turn's decision needs to know what is kept; shared with `lookups`. */
export function wantsOwnData(heard: Heard, state: DialogState): boolean {
  const wish = wishOf(heard, state);
  return wish !== null && wish !== 'no';
}

function wishOf({ tap, text }: Heard, { asked }: DialogState): Wish | null {
  const put = asked?.question === 'erase';
  if (tap) {
    if (tap.verb !== 'erase') return null;
    // A button of long ago deletes nothing: it is asked again.
    if (tap.value === 'no') return 'no';
    return tap.value === 'yes' && tap.current ? 'yes' : 'ask';
  }
  const wish = dataWish(text);
  if (wish !== null) return wish === 'erase' ? 'ask' : 'held';
  if (!put) return null;
  if (isCue(text, 'yes') || isCue(text, 'confirm') || isCue(text, 'delete')) return 'yes';
  return isCue(text, 'no') || isCue(text, 'keep') || isCue(text, 'cancel') ? 'no' : null;
}

function held(turn: Turn): Turn {
  const { retention } = turn.input.city;
  const lines = heldLines(turn);
  const told =
    lines.length === 0
      ? tell(turn, 'privacy.nothing')
      : tell(turn, 'privacy.held', {
          params: { lines: lines.map((line) => `· ${line}`).join('\n') },
        });
  const params = { draft: retention.draftDays, days: retention.personDays };
  return put(
    told,
    'menu',
    'privacy.terms',
    [
      pick(turn, 'do:person', 'label.person'),
      pick(turn, 'erase:ask', 'label.erase'),
      pick(turn, 'do:file', openDraft(turn) ? 'label.go_on' : 'label.file'),
    ],
    { params },
  );
}

function heldLines(turn: Turn): readonly string[] {
  const { own = [], held } = turn.input.facts;
  const { language } = turn.state;
  const draft = openDraft(turn)?.caseId === null ? detailsOf(turn) : null;
  const all = (kept: readonly string[] = [], told: string | undefined) => [
    ...new Set([...kept, ...(told === undefined ? [] : [told])]),
  ];
  const value = (key: SayKey, values: readonly string[]) =>
    values.length === 0
      ? []
      : [say(key, language, { value: [...new Set(values)].join(' / ') })];
  const names = all(held?.names, draft?.contactName?.value).map(maskedName);
  const phones = all(held?.phones, draft?.phone?.value).map(maskedPhone);
  const places = all(held?.addresses, draft?.address?.value).map(maskedAddress);
  const photos = (held?.photos ?? 0) + (draft?.media.length ?? 0);
  const lines = [
    ...caseLines(turn, own, MOST_CASES),
    ...(draft ? [say('privacy.draft', language)] : []),
    ...value('privacy.name', names),
    ...value('privacy.phone', phones),
    ...value('privacy.address', places),
    ...(photos > 0 ? [say('privacy.photos', language, { count: photos })] : []),
    ...(held?.consent ? [say(CONSENT[held.consent], language)] : []),
  ];
  return lines.length === 0 ? [] : [...lines, say('privacy.words', language)];
}

/** What deleting means for them, and no answer taken for granted. */
function ask(turn: Turn): Turn {
  const open = openOf(turn);
  const urgent = open.filter((fact) => isUrgent(fact.urgency));
  const calm = open.filter((fact) => !urgent.includes(fact));
  const ambulance = emergencyNumber(turn.input.city, 'ambulance');
  const yes = pick(turn, 'erase:yes', 'label.erase_yes');
  const no = pick(turn, 'erase:no', 'label.erase_no');
  let told = turn;
  if (urgent.length > 0)
    told = tell(told, 'erase.urgent', {
      params: { numbers: numbersOf(urgent, turn), ambulance },
      phones: [ambulance],
    });
  if (calm.length > 0)
    told = tell(told, 'erase.open', { params: { numbers: numbersOf(calm, turn) } });
  return put(told, 'erase', 'erase.ask', urgent.length > 0 ? [no, yes] : [yes, no]);
}

/** The form goes on where it stood. */
function kept(turn: Turn): Turn {
  return isInForm(turn)
    ? tell(withState(turn, { asked: null }), 'erase.kept')
    : tell(silence(turn), 'erase.kept');
}

/** Requests that nobody could work without knowing whose they are go back; the rest is the house's. */
function erased(turn: Turn): Turn {
  const withdrawn = openOf(turn)
    .filter(({ status }) => canMove(status, 'withdrawn'))
    .map(({ id }) => ({ do: 'withdraw_case', caseId: id }) as const satisfies Command);
  const { language, languageChosen } = turn.state;
  const gone: Turn = {
    ...turn,
    state: { ...initialState(language), languageChosen },
    commands: [...turn.commands, ...withdrawn, { do: 'erase_person' }],
  };
  return tell(closed(gone), 'erase.begun');
}

function openOf({ input }: Turn): readonly CaseFact[] {
  return (input.facts.own ?? []).filter(({ status }) => !isOver(status));
}

function numbersOf(facts: readonly CaseFact[], { state }: Turn): string {
  return facts.map(({ number }) => number).join(state.language === 'zh' ? '、' : ', ');
}
