/** The one safety question, where words touch danger and no flag was raised. */
import {
  atLeast,
  type EmergencyService,
  type Urgency,
} from '../../intents/understanding.ts';
import { sound } from '../alarm.ts';
import { isCry, isCue } from '../cues.ts';
import { absorb, addWords, beginDraft, ensureCase } from '../draft.ts';
import { type SayKey, say } from '../say.ts';
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
export function asksSafety({ input, state, heard }: Turn): boolean {
  const { draft } = state;
  const { asked } = input.state;
  const called = heard.understanding.safetyQuestion !== null && heard.tap === null;
  if (!called || !draft || draft.safetyAsked) return false;
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
    withDraft(turn, { safetyAsked: true }),
    'safety',
    'ask.safety',
    [
      ...SIGNS.map(({ id, label }) => pick(turn, `safety:${id}`, label)),
      pick(turn, 'safety:none', 'label.sign.none'),
    ],
    { params: { ambulance, police, fire }, phones: [ambulance, police, fire] },
  );
}

/** So long a cry for help may stand without another word. */
export const SILENCE_AFTER_CRY_MS = 60_000;
/** The payload that stands for no answer; it decides like a sign. */
export const SILENCE = 'safety:silence';

/** Nothing but cries for help was told, and the question after them waits for its answer. */
export function criedOut({ asked, draft, personal }: DialogState): boolean {
  if (asked?.question !== 'safety' || !draft || draft.caseId !== null) return false;
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
  if (tap?.value === 'silence')
    return criedOut(open.state) ? signed(open, undefined) : null;
  // A bare "yes" to a question about danger is danger, and so is a second cry: who cannot tell
  // what it is needs a person more than a question.
  return isCue(text, 'yes') || isCry(text)
    ? signed(absorb(addWords(open)), undefined)
    : null;
}

function signed(turn: Turn, sign: Sign | undefined): Turn {
  const { city } = turn.input;
  const { language, draft } = turn.state;
  const level =
    sign?.urgency === 'high' && draft?.urgency !== 'critical' ? 'high' : 'critical';
  const account = turn.state.personal.draft?.account ?? [];
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
    raised: draft?.caseId != null,
    matter: words || say('matter.unknown', language),
    advice: { ring: '', lines: [say('advice.general', language)] },
  });
}
