/** Danger comes before everything: the case opens and a person is called in this very turn. */
import { flagDefinition } from '../../intents/flags.ts';
import { atLeast, higherUrgency, type Urgency } from '../../intents/understanding.ts';
import { adviceFor, numbersFor, withNumbers } from '../advice.ts';
import { sound } from '../alarm.ts';
import { setAside, takeUp } from '../aside.ts';
import { answerIn, linesOf } from '../checked.ts';
import { definitionsOf, isQuiet, mainFlag } from '../dangers.ts';
import { absorb, addWords, beginDraft, ensureCase, freshDraft } from '../draft.ts';
import { isChild } from '../first-aid/first-aid.ts';
import { besideAlarm } from '../first-aid/tell.ts';
import { flagsMeant } from '../flags-meant.ts';
import { caseOf, isAttended } from '../own-case.ts';
import { ownWords, say } from '../say.ts';
import type { DraftDetails } from '../state.ts';
import { detailsOf, openDraft, type Turn, wantPerson } from '../turn.ts';
import { quoteRules } from './policy.ts';

/** After so long without a word, danger told again is danger again. */
const SILENCE_MS = 30 * 60_000;

export function urgency(turn: Turn): Turn | null {
  if (!isNewDanger(turn)) return null;
  return besideAlarm(quoteRules(alarm(addWords(absorb(troubleOf(turn))))));
}

/** The same danger told again, which nobody may only note down: number and advice once more. */
export function alarmAgain(turn: Turn): Turn | null {
  const { draft } = turn.state;
  const { flags } = turn.heard.understanding;
  const again = draft?.caseId != null && draft.urgency === 'critical';
  if (!again || !flags.some(({ urgency }) => urgency === 'critical')) return null;
  const named = flags.filter(({ id }) => !flagDefinition(id)?.learnt);
  const ids = (named.length > 0 ? named : detailsOf(turn).flags).map(({ id }) => id);
  return sounded(turn, ids, levelBefore(turn));
}

/** The request that the danger belongs to: the one told, the one put aside, or a new one. */
function troubleOf(turn: Turn): Turn {
  if (ofAside(turn)) return takeUp(turn) ?? turn;
  return setAside(turn) ?? (sameTrouble(turn) ? reopened(turn) : freshDraft(turn));
}

/** The urgent case stands aside while the first request is filed, and it is spoken of again. */
function ofAside({ state, heard }: Turn): boolean {
  const { aside } = state.personal;
  if (aside?.draft.caseId == null) return false;
  return sharesFamily(heard.understanding.flags, aside.details);
}

/** Opens or raises the draft's case, calls a person, and says whom to ring and what to do. */
function alarm(turn: Turn): Turn {
  const known = turn.input.state.personal.draft?.flags ?? [];
  const ids = flagsMeant(turn.heard.understanding.flags, known).map(({ id }) => id);
  return sounded(wantPerson(ensureCase(turn), 'urgent'), ids, levelBefore(turn));
}

/** What is said of these red flags. */
function sounded(turn: Turn, ids: readonly string[], before: Urgency | null): Turn {
  const { city } = turn.input;
  const { language } = turn.state;
  const critical = turn.state.draft?.urgency === 'critical';
  const told = (turn.input.state.personal.draft?.flags ?? []).map(({ id }) => id);
  const flag = mainFlag(ids, told);
  const { checked } = turn.heard;
  const answered = checked.map((each) => answerIn(each, language)).join('，');
  const words = ownWords(answered === '' ? turn.heard.text : answered, language);
  const matter = say('matter.words', language, { words });
  const own = linesOf(checked, language);
  const advice = adviceFor(ids, language, city, {
    told,
    child: isChild(detailsOf(turn)),
  }) ?? { ring: '', lines: [say('advice.general', language)] };
  return sound(turn, {
    numbers: numbersFor(
      definitionsOf(ids).filter(({ urgency }) => !critical || urgency === 'critical'),
      city,
    ),
    before,
    matter,
    advice: own
      ? { ...advice, lines: own.map((line) => withNumbers(line, city)) }
      : advice,
    // Hunger and closed doors are urgent, but nobody to ring helps.
    rings:
      !isQuiet(detailsOf(turn)) &&
      (critical || flag === undefined || flag.service !== null),
  });
}

/** As the store tells it, where a person may have changed it; null: no case yet. */
export function levelBefore({ input, state }: Turn): Urgency | null {
  const { draft } = state;
  if (draft?.caseId == null) return null;
  const known = [input.state.draft, input.state.personal.aside?.draft];
  const told = known.find((each) => each?.id === draft.id)?.urgency;
  return caseOf(draft, input)?.urgency ?? told ?? draft.urgency;
}

/**
 * The words raise a level or a flag that this account has not had; or nobody is called any more,
 * or not for a while, and the danger is told again.
 */
export function isNewDanger({ heard, state, input }: Turn): boolean {
  const { urgency, flags } = heard.understanding;
  const told = heard.tap === null || heard.checked.length > 0;
  if (!told || !atLeast(urgency, 'high')) return false;
  const silent =
    state.lastAt === null || input.now.getTime() - Date.parse(state.lastAt) > SILENCE_MS;
  const own = caseOf(state.draft, input);
  const nobody = own ? !isAttended(own) : input.owner === 'bot';
  // They had said that the danger was over.
  const rested = state.draft?.shelved === true;
  if (nobody || silent || rested) return true;
  const known = state.personal.draft?.flags ?? [];
  const before = state.draft?.urgency ?? 'none';
  // What only the classifier finds grave has no name: in an urgent account it is more of the same.
  // Neither is a weaker sign of the same trouble: 39 weeks, where the waters broke.
  const newFlag = flags.some(
    (flag) =>
      atLeast(flag.urgency, 'high') &&
      !flagDefinition(flag.id)?.learnt &&
      !known.some(({ id }) => id === flag.id) &&
      (atLeast(flag.urgency, before) || !sharesFamily([flag], state.personal.draft)),
  );
  return newFlag || higherUrgency(before, urgency) !== before;
}

/**
 * After filing, words about a clearly different matter are a new trouble; everything else belongs
 * to the case there is, so that an emergency is never split from its story.
 */
export function sameTrouble(turn: Turn): boolean {
  const { state, heard } = turn;
  const { draft } = state;
  if (!draft || openDraft(turn)) return true;
  const { category, flags } = heard.understanding;
  if (sharesFamily(flags, state.personal.draft)) return true;
  return category === null || !category.sure || category.id === draft.category;
}

function reopened(turn: Turn): Turn {
  return turn.state.draft && !openDraft(turn) ? turn : beginDraft(turn);
}

function sharesFamily(
  flags: readonly { readonly id: string }[],
  details: DraftDetails | null,
): boolean {
  const known = definitionsOf(details?.flags.map(({ id }) => id) ?? []);
  const families = new Set(known.map(({ family }) => family));
  return flags.some(({ id }) => families.has(flagDefinition(id)?.family ?? ''));
}
