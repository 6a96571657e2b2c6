/** What a message is, beside its meaning: a tap, a typed choice, plain words. */

import type { Sense } from '../intents/checks/checks.ts';
import type { Language, Understanding } from '../intents/understanding.ts';
import { type Checked, checkedIn, tapped, withBecome } from './checked.ts';
import type { Message } from './contract.ts';
import { hasCue, isCry, plain, withoutThanks } from './cues.ts';
import { asAsked } from './first-aid/first-aid.ts';
import { nextAsk } from './flag-asks.ts';
import { inAccount } from './flags-meant.ts';
import type { DialogState } from './state.ts';

/** A choice taken: its payload cut at the first colon, `zone:sealed` → verb zone, value sealed. */
export interface Tap {
  readonly verb: string;
  readonly value: string;
  /** It is one of the choices of the question put last. */
  readonly current: boolean;
}

export interface Heard {
  readonly message: Message;
  /** As what was told before makes it. */
  readonly understanding: Understanding;
  /**
   * The typed words, trimmed; empty where a choice was taken. In an answer without the thanks that
   * end it: "6岁，谢谢你们" is an age.
   */
  readonly text: string;
  readonly tap: Tap | null;
  /** How it answers what is looked at beside somebody in danger. */
  readonly checked: readonly Checked[];
}

export function hear(
  state: DialogState,
  message: Message,
  understanding: Understanding,
): Heard {
  const tap = tapOf(state, message);
  const text = tap ? '' : message.text.trim();
  const answers = state.asked !== null && state.asked.question !== 'menu';
  const said = answers ? withoutThanks(text) : text;
  const meant = meantHere(understanding, tap ? '' : message.text, state);
  const checked = checkedHere(state, tap, said, understanding.language);
  return {
    message,
    understanding: withBecome(meant, checked),
    text: said,
    tap,
    checked,
  };
}

/** Passing over what decides something is an answer: they cannot tell. */
const SENSE_OF: Readonly<Record<string, Sense>> = {
  'skip:flag': 'unsure',
  'check:yes': 'yes',
  'check:no': 'no',
};

function checkedHere(
  { asked, personal, draft }: DialogState,
  tap: Tap | null,
  text: string,
  language: Language,
): readonly Checked[] {
  const details = personal.draft;
  if (!draft || !details || details.flags.length === 0) return [];
  const checks = asked?.question === 'flag' ? (nextAsk(details)?.checks ?? []) : [];
  if (!tap) return checkedIn(text, checks, details, language);
  const id = `${tap.verb}:${tap.value}`;
  const sense = tap.current ? SENSE_OF[id] : undefined;
  if (sense === undefined) return [];
  const label = asked?.choices.find((choice) => choice.id === id)?.label;
  return tapped(checks, sense, label ?? '');
}

/** What was told before makes signs of a few words, and a question of others. */
function meantHere(
  understanding: Understanding,
  text: string,
  { personal }: DialogState,
): Understanding {
  return asAsked(inAccount(understanding, text, personal.draft), text, personal.draft);
}

/** The zone that the words name as theirs; "封控区能出门吗" only asks about one. */
export function ownZone({ text, understanding }: Heard): string | null {
  const { entities, intent } = understanding;
  const asks = intent === 'ask_policy' || hasCue(text, 'question');
  if (asks && !hasCue(text, 'livesThere')) return null;
  return entities.zone?.value ?? null;
}

/** Somebody's trouble is told: what ails them, what they take, who and where they are. */
export function tellsOfSomebody(understanding: Understanding): boolean {
  return tellsWho(understanding) || understanding.entities.medicines.length > 0;
}

/** The same, a medicine apart: "降压药去哪开" may be anybody's question. */
export function tellsWho({ flags, entities }: Understanding): boolean {
  const { relation, age, phone, address } = entities;
  const who = [relation, age, phone, address].some((each) => each !== undefined);
  return who || flags.length > 0;
}

/** So short, a message that names no matter and nobody may be an answer that nobody could read. */
const LITTLE = { zh: 6, en: 20 };

/** A few words of which nothing is understood. */
export function tellsLittle({ text, tap, message, understanding }: Heard): boolean {
  const { category, entities, language } = understanding;
  const { name, district, zone, age } = entities;
  const told = [name, district, zone, age].some((each) => each !== undefined);
  return (
    tap === null &&
    text !== '' &&
    text.length <= LITTLE[language] &&
    message.media.length === 0 &&
    category === null &&
    !told &&
    !tellsOfSomebody(understanding)
  );
}

/** The words are doubtful enough for the question by itself; a slight doubt is a line beside. */
export function mayBeDanger({ text, tap, understanding }: Heard): boolean {
  const { safetyQuestion, doubt } = understanding;
  const doubtful = safetyQuestion !== null && doubt !== 'slight';
  return tap === null && (doubtful || isCry(text));
}

/** A payload, a label or a number typed: all three take the choice. */
export function tapOf(state: DialogState, message: Message): Tap | null {
  const choices = state.asked?.choices ?? [];
  const typed = plain(message.text);
  const number = /^[(（]?(\d{1,2})[)）]?$/.exec(typed)?.[1];
  const taken =
    choices.find(({ id }) => id === message.choice)?.id ??
    known(message.choice) ??
    choices.find(({ label }) => typed !== '' && plain(label) === typed)?.id ??
    (number !== undefined && isNumbered(state)
      ? choices[Number(number) - 1]?.id
      : undefined);
  if (taken === undefined) return null;
  const [verb = '', ...value] = taken.split(':');
  return {
    verb,
    value: value.join(':'),
    current: choices.some(({ id }) => id === taken),
  };
}

/** Open questions whose answer may be a number: an age, a house. */
const MAYBE_NUMBERS: ReadonlySet<string> = new Set(['flag', 'address']);

/** A number chooses, but not where it may be the answer and all there is to choose is passing over. */
function isNumbered({ asked }: DialogState): boolean {
  if (!asked || !MAYBE_NUMBERS.has(asked.question)) return true;
  return asked.choices.some(({ id }) => !/^(?:skip|do|cancel):/.test(id));
}

/** A payload of an older question still says what it means; anything else is not ours. */
function known(payload: string | null): string | undefined {
  return payload !== null && /^[a-z_]+:[\w+-]{1,60}$/.test(payload) ? payload : undefined;
}
