/** Questions about the rules: quoted from what is published, or honestly not known. */
import { atLeast } from '../../intents/understanding.ts';
import type { Answer } from '../../knowledge/answer.ts';
import { hasCue, isCue, namedFields } from '../cues.ts';
import { mainFlag } from '../dangers.ts';
import { absorb, addWords, freshDraft } from '../draft.ts';
import { mayBeDanger, tellsWho } from '../heard.ts';
import { asksHospital, tellHospital } from '../hospital-question.ts';
import { offer, quoted, said, withQuestion } from '../policy-answer.ts';
import { judgedUseful } from '../policy-notes.ts';
import { ask, askedNumber, isHome, placeOf, remember } from '../policy-question.ts';
import { isFormQuestion } from '../question-ids.ts';
import {
  detailsOf,
  emergencyNumber,
  nameOf,
  openDraft,
  put,
  silence,
  type Turn,
  tell,
  withState,
} from '../turn.ts';
import { followUp } from './follow-up.ts';
import { greetingChoices } from './menu.ts';

export function policy(turn: Turn): Turn | null {
  return (
    slotAnswer(turn) ??
    invited(turn) ??
    thanked(turn) ??
    followUp(turn) ??
    (isQuestion(turn) ? asked(turn) : placeTold(turn))
  );
}

/** Adds what the rules say to words that are taken in: a question about somebody's own need. */
export function quoteRules(turn: Turn): Turn {
  const { text, understanding } = turn.heard;
  const { intent, urgency } = understanding;
  const wants =
    intent === 'ask_policy' ||
    ((!atLeast(urgency, 'high') || hasSetTrips(turn)) && hasCue(text, 'question')) ||
    (urgency !== 'critical' && hasCue(text, 'refused'));
  const which = asksHospital(turn);
  if (which && turn.state.draft?.urgency === 'critical') return tellHospital(turn);
  if ((!wants && !which) || intent === 'suggestion') return turn;
  const answer = ask(turn, text, placeOf(turn));
  if (answer.kind === 'answered') return quoted(turn, answer);
  return which ? tellHospital(turn) : turn;
}

/** Who goes to hospital on set days asks for the car as well as for help: the rule says both. */
function hasSetTrips({ heard }: Turn): boolean {
  const { urgency, entities } = heard.understanding;
  return urgency === 'high' && entities.needs.some(({ value }) => value === 'dialysis');
}

/**
 * "心理热线电话多少" sounds like a need and is a question: where the rules answer it and nobody's
 * trouble is told, the answer is enough. A request is only offered.
 */
export function onlyAnswered(turn: Turn): Turn | null {
  const { text, understanding } = turn.heard;
  const told = tellsWho(understanding) || understanding.safetyQuestion !== null;
  if (told || understanding.intent === 'suggestion') return null;
  const asks = hasCue(text, 'question') || namedFields(text)[0] === 'phone';
  if (!asks || openDraft(turn) || hasCue(text, 'ownTrouble')) return null;
  const answer = ask(turn, text, placeOf(turn));
  const medicine = understanding.entities.medicines.length > 0;
  const settled = answer.kind === 'answered' || (medicine && answer.kind === 'ask');
  return settled ? said(withTold(turn), answer, text) : null;
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
  if (useful) return tell(judgedUseful(turn, true), 'policy.useful');
  const useless = tap
    ? tap.verb === 'useful' && tap.value === 'no'
    : isCue(text, 'useless');
  return useless ? offer(judgedUseful(turn, false), 'policy.useless') : null;
}

// ---------------------------------------------------------------------------- asking

function asked(turn: Turn): Turn | null {
  const place = placeOf(turn);
  const named = remember(turn, place);
  const answer = ask(named, turn.heard.text, place);
  const number = answer.kind === 'unknown' ? askedNumber(turn, named) : null;
  if (number) return number;
  const settled = answer.kind === 'answered' || answer.kind === 'ask';
  if (isUrgent(turn)) return besideDanger(named, answer);
  // Somebody who tells their trouble as a question tells it all the same.
  if (!settled && tellsTrouble(turn)) return null;
  // Who may be in danger gets the answer and then the question whether they are.
  if (answer.kind === 'answered' && mayBeDanger(turn.heard)) return null;
  // In the form even a question that we cannot answer is part of what was told.
  const begun = openDraft(turn) !== null;
  const kept = begun && answer.kind === 'unknown' ? addWords(named) : named;
  return said(begun ? kept : withTold(kept), answer, turn.heard.text);
}

/** Who is in danger is answered, and not asked about zones: what it depends on may be told. */
function besideDanger(turn: Turn, answer: Answer): Turn | null {
  const hotline = turn.input.city.hotline.number;
  const parts = { params: { hotline }, phones: [hotline] };
  switch (answer.kind) {
    case 'ask': {
      const { article, slot } = answer;
      const waiting = withState(withQuestion(turn, turn.heard.text), {
        policy: { waiting: slot, article },
      });
      const later = slot === 'zone' ? 'policy.zone_later' : 'policy.district_later';
      return tell(waiting, later, parts);
    }
    case 'unknown':
    case 'ask_place':
      // Part of what was told: whoever takes the case answers it.
      return tellsTrouble(turn) ? null : forPerson(addWords(absorb(turn)));
    default:
      return said(turn, answer, turn.heard.text);
  }
}

/**
 * A question that we cannot answer, with a case that somebody takes: theirs to answer. What hands
 * should do is told on the telephone by who sees such things daily.
 */
export function forPerson(turn: Turn): Turn {
  const flag = mainFlag(detailsOf(turn).flags.map(({ id }) => id));
  if (turn.state.draft?.urgency === 'critical' && flag?.service === 'ambulance') {
    const ambulance = emergencyNumber(turn.input.city, 'ambulance');
    return tell(turn, 'first_aid.unknown', {
      params: { ambulance },
      phones: [ambulance],
    });
  }
  const hotline = turn.input.city.hotline.number;
  return tell(turn, 'policy.for_person', { params: { hotline }, phones: [hotline] });
}

/** Keeps what the question told: should it become a request, nothing of it is asked again. */
function withTold(turn: Turn): Turn {
  const { draft, personal } = addWords(absorb(freshDraft(turn))).state;
  const told = draft && personal.draft && { draft, details: personal.draft };
  return withState(turn, { personal: { ...turn.state.personal, told } });
}

function tellsTrouble({ heard, state }: Turn): boolean {
  const { safetyQuestion } = heard.understanding;
  return state.asked?.question === 'what' || safetyQuestion !== null;
}

function isUrgent({ state }: Turn): boolean {
  return state.draft !== null && atLeast(state.draft.urgency, 'high');
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
  if (waiting === 'place') return placeNamed(turn, question);
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
  const named = remember(done, place, waiting === 'zone' || isHome(turn));
  return said(named, ask(named, question, place), question);
}

/** The estate or street that was asked for: looked up, or honestly not in the register. */
function placeNamed(turn: Turn, question: string): Turn | null {
  const { heard, state } = turn;
  // A tap or words for something else go on to the other handlers; so do words long after it.
  if (heard.tap ? heard.tap.value !== 'unknown' : state.asked?.question !== 'policy_slot')
    return null;
  const done = withState(turn, {
    asked: null,
    policy: { ...state.policy, waiting: null },
    personal: { ...state.personal, question: null },
  });
  const unsure = heard.tap !== null || isCue(heard.text, 'skip');
  if (unsure) return offer(withQuestion(done, question), 'policy.unsure');
  const place = placeOf(turn);
  const answer = ask(remember(done, place), question, place, heard.text);
  // Which district's is asked next: then the place must stand in the question.
  if (answer.kind === 'ask') return said(done, answer, `${heard.text} ${question}`);
  const { intent, category } = heard.understanding;
  const more = category !== null || (intent !== 'other' && intent !== 'file_request');
  if (answer.kind !== 'place' && more) return null;
  if (answer.kind !== 'place')
    return offer(withQuestion(done, question), 'policy.place_unknown');
  return said(done, answer, question);
}

/** How many characters the text spends on naming the place; 0: it does not. */
function longestName({ input, heard }: Turn, id: string | undefined): number {
  const { districts, zones } = input.gazetteer;
  const names = [...districts, ...zones].find((place) => place.id === id)?.names ?? [];
  const text = heard.text.toLowerCase();
  const told = names.filter((name) => text.includes(name.toLowerCase()));
  return Math.max(0, ...told.map((name) => name.length));
}

/** "我在金水区" and nothing else: remembered, and the last answer is given for that place. */
function placeTold(turn: Turn): Turn | null {
  const { entities, urgency } = turn.heard.understanding;
  const { text, tap } = turn.heard;
  const name = longestName(turn, entities.district?.value ?? entities.zone?.value);
  const alone = name > 0 && text.length <= name + PLACE_ROOM;
  const more = entities.phone !== undefined || atLeast(urgency, 'high');
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
