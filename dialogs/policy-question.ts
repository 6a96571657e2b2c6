/** A question put to the rules: for whom, where, and what is remembered of it. */
import type { Answer } from '../knowledge/answer.ts';
import { namedFields } from './cues.ts';
import { ownZone } from './heard.ts';
import { offer } from './policy-answer.ts';
import { homeZone } from './state.ts';
import {
  emergencyNumber,
  openDraft,
  type Turn,
  tell,
  withDraft,
  withState,
} from './turn.ts';

export interface Place {
  readonly zone: string | null;
  readonly district: string | null;
}

export function ask(
  { input, state, heard }: Turn,
  text: string,
  { zone, district }: Place,
  address: string | null = state.personal.draft?.address?.value ?? null,
): Answer {
  return input.knowledge.answer({
    text,
    language: state.language,
    zone,
    district,
    persons: personsOf(state),
    address,
    now: input.knowledgeNow,
    idle: heard.understanding.intent === 'other',
    previous: state.policy.article,
  });
}

/** Who was spoken of, in the form or in a question before it. */
function personsOf({ personal }: Turn['state']): readonly string[] {
  const details = personal.draft ?? personal.told?.details;
  return [...new Set((details?.needs ?? []).map(({ value }) => value))];
}

/** A place named in the question goes before the one remembered. */
export function placeOf({ heard, state }: Turn): Place {
  const { entities } = heard.understanding;
  return {
    zone: entities.zone?.value ?? state.zone ?? state.draft?.zone ?? null,
    district: entities.district?.value ?? state.district ?? state.draft?.district ?? null,
  };
}

/**
 * Kept for the next question; where they live, also for the form where it does not know better.
 * @param home the zone was told as theirs.
 */
export function remember(
  turn: Turn,
  { zone, district }: Place,
  home = isHome(turn),
): Turn {
  const draft = openDraft(turn);
  const named = withState(turn, { zone, zoneAsked: !home, district });
  return withDraft(
    named,
    draft
      ? {
          zone: draft.zone ?? homeZone(named.state),
          district: draft.district ?? district,
        }
      : {},
  );
}

/** The words name no zone but the one known, or one as theirs. */
export function isHome({ heard, state }: Turn): boolean {
  const named = heard.understanding.entities.zone?.value;
  if (named === undefined || named === state.zone)
    return !state.zoneAsked || ownZone(heard) !== null;
  return ownZone(heard) !== null;
}

/** So short a question about a number is about the last answer. */
const NUMBER_ALONE = { zh: 10, en: 36 };

/** "你们电话多少": the city's line. */
function ourNumber(turn: Turn): Turn {
  const { number, name, hours } = turn.input.city.hotline;
  const ambulance = emergencyNumber(turn.input.city, 'ambulance');
  const { language } = turn.state;
  return tell(turn, 'hotline', {
    params: { hotline: number, name: name[language], hours: hours[language], ambulance },
    phones: [number, ambulance],
  });
}

/** "电话多少？" after an answer that names no number, or before any. */
export function askedNumber(turn: Turn, named: Turn): Turn | null {
  if (!asksNumber(turn)) return null;
  return turn.state.policy.article === null
    ? ourNumber(named)
    : offer(named, 'policy.no_phone');
}

function asksNumber({ heard }: Turn): boolean {
  const short = heard.text.length <= NUMBER_ALONE[heard.understanding.language];
  return short && namedFields(heard.text)[0] === 'phone';
}
