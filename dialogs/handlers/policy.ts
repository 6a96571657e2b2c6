/** Questions about the rules: quoted from what is published, or honestly not known. */
import { atLeast } from '../../intents/understanding.ts';
import type { Answer } from '../../knowledge/answer.ts';
import { hasCue, isCue } from '../cues.ts';
import { absorb, addWords, freshDraft } from '../draft.ts';
import { offer, quoted, said, withQuestion } from '../policy-answer.ts';
import { isFormQuestion } from '../question-ids.ts';
import {
  nameOf,
  openDraft,
  put,
  silence,
  type Turn,
  tell,
  withDraft,
  withState,
} from '../turn.ts';
import { greetingChoices } from './menu.ts';

export function policy(turn: Turn): Turn | null {
  return (
    slotAnswer(turn) ??
    invited(turn) ??
    thanked(turn) ??
    (isQuestion(turn) ? asked(turn) : placeTold(turn))
  );
}

/** Adds what the rules say to a turn that already did something more urgent. */
export function quoteRules(turn: Turn): Turn {
  if (turn.heard.understanding.intent !== 'ask_policy') return turn;
  const answer = ask(turn, turn.heard.text, placeOf(turn));
  return answer.kind === 'answered' ? quoted(turn, answer) : turn;
}

// ---------------------------------------------------------------------------- which words

function isQuestion({ heard, state }: Turn): boolean {
  if (heard.tap || heard.understanding.intent !== 'ask_policy') return false;
  // In the form, words answer its question unless they clearly ask one themselves.
  return !isFormQuestion(state.asked?.question) || hasCue(heard.text, 'question');
}

function invited(turn: Turn): Turn | null {
  const { tap, text } = turn.heard;
  const wants = tap ? tap.verb === 'do' && tap.value === 'policy' : isCue(text, 'policy');
  return wants ? tell(silence(turn), 'policy.invite') : null;
}

function thanked(turn: Turn): Turn | null {
  const { tap, text } = turn.heard;
  const useful = tap
    ? tap.verb === 'useful' && tap.value === 'yes'
    : isCue(text, 'useful');
  if (useful) return tell(turn, 'policy.useful');
  const useless = tap
    ? tap.verb === 'useful' && tap.value === 'no'
    : isCue(text, 'useless');
  return useless ? offer(turn, 'policy.useless') : null;
}

// ---------------------------------------------------------------------------- asking

interface Place {
  readonly zone: string | null;
  readonly district: string | null;
}

function asked(turn: Turn): Turn | null {
  const place = placeOf(turn);
  const named = remember(turn, place);
  const answer = ask(named, turn.heard.text, place);
  const settled = answer.kind === 'answered' || answer.kind === 'ask';
  // Somebody who tells their trouble as a question tells it all the same.
  if (!settled && tellsTrouble(turn)) return null;
  // In the form even a question that we cannot answer is part of what was told.
  const inForm = openDraft(turn) !== null;
  const kept = inForm && !settled ? addWords(named) : named;
  return said(inForm ? kept : withTold(kept), answer, turn.heard.text);
}

/** Keeps what the question told: should it become a request, nothing of it is asked again. */
function withTold(turn: Turn): Turn {
  const { draft, personal } = addWords(absorb(freshDraft(turn))).state;
  const told = draft && personal.draft && { draft, details: personal.draft };
  return withState(turn, { personal: { ...turn.state.personal, told } });
}

function tellsTrouble({ heard, state }: Turn): boolean {
  const urgent = state.draft !== null && atLeast(state.draft.urgency, 'high');
  const { safetyQuestion } = heard.understanding;
  return state.asked?.question === 'what' || safetyQuestion !== null || urgent;
}

function ask({ input, state }: Turn, text: string, { zone, district }: Place): Answer {
  return input.knowledge.answer({
    text,
    language: state.language,
    zone,
    district,
    now: input.knowledgeNow,
    previous: state.policy.article,
  });
}

/** A place named in the question goes before the one remembered. */
function placeOf({ heard, state }: Turn): Place {
  const { entities } = heard.understanding;
  return {
    zone: entities.zone?.value ?? state.zone ?? state.draft?.zone ?? null,
    district: entities.district?.value ?? state.district ?? state.draft?.district ?? null,
  };
}

/** Kept for the next question, and for the form where it does not know better. */
function remember(turn: Turn, { zone, district }: Place): Turn {
  const draft = openDraft(turn);
  return withDraft(
    withState(turn, { zone, district }),
    draft ? { zone: draft.zone ?? zone, district: draft.district ?? district } : {},
  );
}

/** Words around a place that say no more than that somebody is there. */
const PLACE_ROOM = 4;

/** So short a message is the slot that an earlier question waits for, and nothing else. */
const SLOT_ALONE = 8;

function slotAnswer(turn: Turn): Turn | null {
  const { state, heard, input } = turn;
  const { waiting } = state.policy;
  const question = state.personal.question;
  const current = heard.tap
    ? heard.tap.verb === 'policy'
    : state.asked?.question === 'policy_slot' || heard.text.length <= SLOT_ALONE;
  if (waiting === null || question === null || !current) return null;
  const list = waiting === 'zone' ? input.city.zones : input.city.districts;
  const wanted = heard.tap?.value ?? heard.understanding.entities[waiting]?.value;
  const found = list.find(({ id }) => id === wanted)?.id ?? null;
  const unsure = heard.tap?.value === 'unknown' || isCue(heard.text, 'skip');
  if (!found && !unsure) return null;
  const done = withState(turn, {
    asked: null,
    policy: { ...state.policy, waiting: null },
    personal: { ...state.personal, question: null },
  });
  if (!found) return offer(withQuestion(done, question), 'policy.unsure');
  const place = { ...placeOf(turn), [waiting]: found };
  const named = remember(done, place);
  return said(named, ask(named, question, place), question);
}

/** "我在金水区" and nothing else: remembered, and the last answer is given for that place. */
function placeTold(turn: Turn): Turn | null {
  const { entities, category, urgency } = turn.heard.understanding;
  const { text, tap } = turn.heard;
  const names = entities.district ?? entities.zone;
  const alone = names !== undefined && text.length <= names.words.length + PLACE_ROOM;
  const more = category !== null || entities.phone || atLeast(urgency, 'high');
  if (tap || !alone || more || openDraft(turn)) return null;
  const place = placeOf(turn);
  const named = remember(turn, place);
  if (turn.state.policy.article !== null) {
    const answer = ask(named, text, place);
    if (answer.kind === 'answered') return quoted(named, answer);
  }
  const { city } = turn.input;
  const told = [
    nameOf(city.districts, place.district, turn),
    nameOf(city.zones, place.zone, turn),
  ].filter((name) => name !== null);
  return put(named, 'menu', 'place.kept', greetingChoices(turn), {
    params: { place: told.join(' · ') },
  });
}
