/** The one safety question, where words touch danger and no flag was raised. */
import { type FlagDefinition, flagDefinition } from '../../intents/flags.ts';
import {
  atLeast,
  higherUrgency,
  type Language,
  type Urgency,
} from '../../intents/understanding.ts';
import { adviceFor, numbersFor } from '../advice.ts';
import { saysMistaken, saysOver } from '../agreement.ts';
import { sound } from '../alarm.ts';
import type { Choice } from '../contract.ts';
import { isBare, isCry, isCue, isImpatience } from '../cues.ts';
import { absorb, addWords, beginDraft, ensureCase } from '../draft.ts';
import { isChild } from '../first-aid/first-aid.ts';
import { mayBeDanger } from '../heard.ts';
import { ownWords, type SayKey, say } from '../say.ts';
import type { DialogState } from '../state.ts';
import {
  detailsOf,
  emergencyNumber,
  pick,
  put,
  silence,
  type Turn,
  tell,
  wantPerson,
  withDraft,
  withState,
} from '../turn.ts';
import { levelBefore } from './urgency.ts';

interface Sign {
  readonly id: string;
  readonly label: SayKey;
  /** The red flag that a tap on it raises, with its advice and its questions. */
  readonly flag: string;
}

/** Groups of signs that one tap tells apart; a tap on any of them brings a person. */
const SIGNS: readonly Sign[] = [
  { id: 'mind', label: 'label.sign.mind', flag: 'unconscious' },
  { id: 'breath', label: 'label.sign.breath', flag: 'breath_or_chest' },
  { id: 'bleeding', label: 'label.sign.bleeding', flag: 'bleeding' },
  { id: 'pregnant', label: 'label.sign.pregnant', flag: 'labour_emergency' },
  { id: 'baby', label: 'label.sign.baby', flag: 'infant_danger' },
  { id: 'poison', label: 'label.sign.poison', flag: 'poison_or_bite' },
  { id: 'fire', label: 'label.sign.fire', flag: 'fire' },
  { id: 'harm', label: 'label.sign.harm', flag: 'harm' },
  { id: 'supply', label: 'label.sign.supply', flag: 'medicine_out' },
];

/** A field that was wrong, and how it is right. */
const MENDS = /错了|不对|应该是|改成|改为|写错|wrong|should be/iu;

/** Whether it is called for: danger is touched, and it was not put in this account. */
export function asksSafety(turn: Turn): boolean {
  const { input, state, heard } = turn;
  const { draft } = state;
  const { asked } = input.state;
  if (!mayBeDanger(heard) || !draft || draft.safetyAsked) return false;
  // A word that only steers tells of no trouble, however its pieces sound.
  if (isBare(heard.text)) return false;
  // Who mends a field at the card has told their trouble, and is not asked about danger for it.
  if (asked?.question === 'confirm' && MENDS.test(heard.text)) return false;
  // With an urgent case somebody is on the way already.
  return draft.caseId === null || !atLeast(draft.urgency, 'high');
}

/** Puts the question as the last word of the turn; null where it is not called for. */
export function askSafety(turn: Turn): Turn | null {
  if (turn.follows === 'nothing' || !asksSafety(turn)) return null;
  const { city } = turn.input;
  const ambulance = emergencyNumber(city, 'ambulance');
  const police = emergencyNumber(city, 'police');
  const fire = emergencyNumber(city, 'fire');
  return put(
    withDraft(turn, {
      safetyAsked: true,
      grave: turn.heard.understanding.doubt === 'grave',
    }),
    'safety',
    'ask.safety',
    signChoices(turn),
    { params: { ambulance, police, fire }, phones: [ambulance, police, fire] },
  );
}

function signChoices(turn: Turn): readonly Choice[] {
  return [
    ...SIGNS.map(({ id, label }) => pick(turn, `safety:${id}`, label)),
    pick(turn, 'safety:none', 'label.sign.none'),
  ];
}

/** So long a cry for help may stand without another word, and so long what sounds grave. */
const SILENCE_AFTER_CRY_MS = 60_000;
const SILENCE_AFTER_GRAVE_MS = 3 * 60_000;
/** The payload that stands for no answer; it decides like a sign. */
export const SILENCE = 'safety:silence';

/**
 * How long the question may wait for its answer until a person is called without it; null: it does
 * not wait, or what was told is not grave.
 */
export function silenceAllowed(state: DialogState): number | null {
  const { asked, draft } = state;
  if (asked?.question !== 'safety' || !draft || draft.caseId !== null) return null;
  if (criedOut(state)) return SILENCE_AFTER_CRY_MS;
  return draft.grave ? SILENCE_AFTER_GRAVE_MS : null;
}

/** Nothing but cries for help was told. */
function criedOut({ personal }: DialogState): boolean {
  const account = personal.draft?.account ?? [];
  return account.length > 0 && account.every(({ value }) => isCry(value));
}

/** Its answer sets the level; other words leave it be, for it is put only once. */
export function safetyAnswer(turn: Turn): Turn | null {
  const { tap, text } = turn.heard;
  const asked = turn.state.asked?.question === 'safety';
  if (tap ? tap.verb !== 'safety' : !asked) return null;
  const open = turn.state.draft ? turn : beginDraft(turn);
  if (tap?.value === 'none' || isCue(text, 'no')) {
    return tell(withState(open, { asked: null }), 'safety.none');
  }
  if (saysMistaken(turn.heard) || (criedOut(turn.state) && saysOver(turn.heard)))
    return meantNothing(open);
  const somebody = askAboutSomebody(open);
  if (somebody) return somebody;
  const sign = SIGNS.find(({ id }) => id === tap?.value);
  if (sign) return signed(open, sign);
  if (tap?.value === 'silence') return silent(open);
  // A bare "yes" to a question about danger is danger, and so is a second cry: who cannot tell
  // what it is needs a person more than a question.
  const again = isCry(text) || (criedOut(turn.state) && isImpatience(text));
  return isCue(text, 'yes') || again ? unnamed(absorb(addWords(open))) : null;
}

/** A cry and nothing else, and then that it was none: nothing is left to file. */
function meantNothing(turn: Turn): Turn {
  const ambulance = emergencyNumber(turn.input.city, 'ambulance');
  const { draft, personal } = turn.state;
  const only = draft?.caseId == null && criedOut(turn.state);
  const left = only
    ? withState(turn, { draft: null, personal: { ...personal, draft: null } })
    : turn;
  return tell(silence(left), 'safety.meant_nothing', {
    params: { ambulance },
    phones: [ambulance],
  });
}

/** "救命", "我妈": the cry goes on, and what has happened to her is still to be told. */
function askAboutSomebody(turn: Turn): Turn | null {
  const { text, tap, understanding } = turn.heard;
  const { relation } = understanding.entities;
  const bare = relation !== undefined && text.length <= relation.words.length + 2;
  if (tap || !bare || understanding.flags.length > 0 || !criedOut(turn.state))
    return null;
  const ambulance = emergencyNumber(turn.input.city, 'ambulance');
  return put(absorb(turn), 'safety', 'ask.safety.somebody', signChoices(turn), {
    params: { ambulance },
    phones: [ambulance],
  });
}

/** Nobody answers: a cry is taken for the worst, grave words for what cannot wait. */
function silent(turn: Turn): Turn | null {
  if (silenceAllowed(turn.state) === null) return null;
  return unnamed(turn, criedOut(turn.state) ? 'critical' : 'high');
}

/** A sign tapped is a red flag with the tapped words as its evidence. */
function signed(turn: Turn, sign: Sign): Turn {
  const words = say(sign.label, turn.state.language);
  const message = turn.heard.message.id;
  const { account, flags, needs } = detailsOf(turn);
  const flag = flagDefinition(sign.flag);
  const marked = withDraft(
    turn,
    flag?.category ? { category: flag.category, categorySure: true } : {},
    {
      account: [...account, { value: words, message }],
      flags: [...flags, { id: sign.flag, words, message }],
      needs: [...needs, ...(flag?.needs ?? []).map((value) => ({ value, message }))],
    },
  );
  return sounded(marked, flag?.urgency ?? 'critical', words, flag);
}

/** Danger without a name: only how grave it is taken for. */
function unnamed(turn: Turn, least: Urgency = 'critical'): Turn {
  const told = detailsOf(turn).account.find(({ value }) => !isCry(value));
  return sounded(turn, least, matterOf(told?.value, turn.state.language));
}

function sounded(
  turn: Turn,
  least: Urgency,
  matter: string,
  flag: FlagDefinition | undefined = undefined,
): Turn {
  const { city } = turn.input;
  const { language, draft } = turn.state;
  const urgency = higherUrgency(draft?.urgency ?? 'none', least);
  const marked = ensureCase(withDraft(withState(turn, { asked: null }), { urgency }));
  return sound(wantPerson(marked, 'urgent'), {
    numbers: numbersFor(flag ? [flag] : [], city),
    rings: true,
    before: levelBefore(turn),
    matter,
    advice: (flag &&
      adviceFor([flag.id], language, city, { child: isChild(detailsOf(turn)) })) ?? {
      ring: '',
      lines: [say('advice.general', language)],
    },
  });
}

/** Their own words, where there are any. */
function matterOf(told: string | undefined, language: Language): string {
  if (told === undefined) return say('matter.unknown', language);
  return say('matter.words', language, { words: ownWords(told, language) });
}
