/** The one safety question, where words touch danger and no flag was raised. */
import {
  atLeast,
  type EmergencyService,
  higherUrgency,
  type Language,
  type Urgency,
} from '../../intents/understanding.ts';
import { sound } from '../alarm.ts';
import { isCry, isCue, isImpatience } from '../cues.ts';
import { absorb, addWords, beginDraft, ensureCase } from '../draft.ts';
import { mayBeDanger } from '../heard.ts';
import { ownWords, type SayKey, say } from '../say.ts';
import type { DialogState } from '../state.ts';
import {
  emergencyNumber,
  pick,
  put,
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
  readonly urgency: Urgency;
  readonly services: readonly [EmergencyService, ...EmergencyService[]];
}

/** Groups of signs that one tap tells apart; a tap on any of them brings a person. */
const SIGNS: readonly Sign[] = [
  { id: 'mind', label: 'label.sign.mind', urgency: 'critical', services: ['ambulance'] },
  {
    id: 'breath',
    label: 'label.sign.breath',
    urgency: 'critical',
    services: ['ambulance'],
  },
  {
    id: 'bleeding',
    label: 'label.sign.bleeding',
    urgency: 'critical',
    services: ['ambulance'],
  },
  {
    id: 'pregnant',
    label: 'label.sign.pregnant',
    urgency: 'critical',
    services: ['ambulance'],
  },
  { id: 'baby', label: 'label.sign.baby', urgency: 'critical', services: ['ambulance'] },
  {
    id: 'poison',
    label: 'label.sign.poison',
    urgency: 'critical',
    services: ['ambulance'],
  },
  { id: 'fire', label: 'label.sign.fire', urgency: 'critical', services: ['fire'] },
  {
    id: 'harm',
    label: 'label.sign.harm',
    urgency: 'critical',
    services: ['police', 'ambulance'],
  },
  { id: 'supply', label: 'label.sign.supply', urgency: 'high', services: ['ambulance'] },
];

/** A field that was wrong, and how it is right. */
const MENDS = /错了|不对|应该是|改成|改为|写错|wrong|should be/iu;

/** Whether it is called for: danger is touched, and it was not put in this account. */
export function asksSafety(turn: Turn): boolean {
  const { input, state, heard } = turn;
  const { draft } = state;
  const { asked } = input.state;
  if (!mayBeDanger(heard) || !draft || draft.safetyAsked) return false;
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
    [
      ...SIGNS.map(({ id, label }) => pick(turn, `safety:${id}`, label)),
      pick(turn, 'safety:none', 'label.sign.none'),
    ],
    { params: { ambulance, police, fire }, phones: [ambulance, police, fire] },
  );
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
  const sign = SIGNS.find(({ id }) => id === tap?.value);
  if (sign) return signed(open, sign);
  if (tap?.value === 'silence') return silent(open);
  // A bare "yes" to a question about danger is danger, and so is a second cry: who cannot tell
  // what it is needs a person more than a question.
  const again = isCry(text) || (criedOut(turn.state) && isImpatience(text));
  return isCue(text, 'yes') || again ? signed(absorb(addWords(open)), undefined) : null;
}

/** Nobody answers: a cry is taken for the worst, grave words for what cannot wait. */
function silent(turn: Turn): Turn | null {
  if (silenceAllowed(turn.state) === null) return null;
  return signed(turn, undefined, criedOut(turn.state) ? 'critical' : 'high');
}

function signed(
  turn: Turn,
  sign: Sign | undefined,
  least: Urgency = sign?.urgency ?? 'critical',
): Turn {
  const { city } = turn.input;
  const { language, draft } = turn.state;
  const level = higherUrgency(draft?.urgency ?? 'none', least);
  const account = turn.state.personal.draft?.account ?? [];
  const told = account.find(({ value }) => !isCry(value));
  const words = sign ? say(sign.label, language) : '';
  const marked = ensureCase(
    withDraft(
      withState(turn, { asked: null }),
      { urgency: level },
      {
        account: words
          ? [...account, { value: words, message: turn.heard.message.id }]
          : account,
      },
    ),
  );
  const services = sign?.services ?? ['ambulance'];
  return sound(wantPerson(marked, 'urgent'), {
    numbers: services.map((service) => emergencyNumber(city, service)),
    rings: true,
    before: levelBefore(turn),
    matter: words || matterOf(told?.value, language),
    advice: { ring: '', lines: [say('advice.general', language)] },
  });
}

/** Their own words, where there are any. */
function matterOf(told: string | undefined, language: Language): string {
  if (told === undefined) return say('matter.unknown', language);
  return say('matter.words', language, { words: ownWords(told, language) });
}
