/** "还有多久", "没人管吗", "快点": how it stands, how long by the clock, and what to do meanwhile. */
import { isOver } from '../../cases/transitions.ts';
import { atLeast } from '../../intents/understanding.ts';
import { adviceFor } from '../advice.ts';
import { advised } from '../alarm.ts';
import { calledAgain } from '../ask-next.ts';
import type { CaseFact } from '../contract.ts';
import { hasCue, isImpatience } from '../cues.ts';
import { tellsOfSomebody } from '../heard.ts';
import { caseOf, isForsaken } from '../own-case.ts';
import { say } from '../say.ts';
import {
  detailsOf,
  emergencyNumber,
  openDraft,
  pick,
  put,
  type Turn,
  tell,
} from '../turn.ts';
import { aheadText, timeLeftText } from '../waiting.ts';
import { greetingChoices } from './menu.ts';

export function impatience(turn: Turn): Turn | null {
  const { draft } = turn.state;
  if (draft?.shelved || !isImpatient(turn)) return null;
  if (!draft) return withoutDraft(turn);
  const own = caseOf(draft, turn.input);
  if (!own) return openDraft(turn) && draft.caseId === null ? inForm(turn) : null;
  if (own.withPerson) return withPerson(turn, own);
  if (isForsaken(own)) return calledAgain(turn, own);
  return own.position === null ? null : waiting(turn, own);
}

/** "真的没有人管吗" before anything was told here: no question about the rules. */
function withoutDraft(turn: Turn): Turn | null {
  const { intent } = turn.heard.understanding;
  const asksNext = turn.state.policy.article !== null;
  const ignored = hasCue(turn.heard.text, 'ignored');
  if (!ignored || asksNext || intent === 'human_agent') return null;
  const own = turn.input.facts.own?.find(({ status }) => !isOver(status));
  if (own?.withPerson) return withPerson(turn, own);
  if (own) return own.position === null ? null : waiting(turn, own);
  const choices = [...greetingChoices(turn), pick(turn, 'do:person', 'label.person')];
  return put(turn, 'menu', 'impatience.nothing_told', choices);
}

/** Nothing of the trouble itself is in it: "多久吃一次药" and "疼多久了" are no such question. */
function isImpatient({ heard }: Turn): boolean {
  const { tap, text, understanding } = heard;
  const { times = [] } = understanding.entities;
  if (tap || times.length > 0 || tellsOfSomebody(understanding)) return false;
  return isImpatience(text);
}

function waiting(turn: Turn, own: CaseFact): Turn | null {
  const { language } = turn.state;
  const { city } = turn.input;
  const numbers = numbersOf(turn);
  const stands = {
    number: own.number,
    ahead: aheadText(own.position ?? 0, language),
    left: timeLeftText(turn, own),
  };
  if (!atLeast(own.urgency, 'high')) {
    // "人呢", which asks for a person as much: the next handler knows it.
    if (turn.heard.understanding.intent === 'human_agent') return null;
    const { hotline } = numbers;
    const params = { ...stands, hotline };
    return tell(turn, 'impatience.queued', { params, phones: [hotline] });
  }
  const ids = detailsOf(turn).flags.map(({ id }) => id);
  const meanwhile =
    adviceFor(ids, language, city)?.lines[0] ?? say('advice.general', language);
  return tell(advised(turn, [meanwhile]), 'impatience.waiting', {
    params: {
      ...numbers,
      ...stands,
      meanwhile,
    },
    phones: Object.values(numbers),
  });
}

function withPerson(turn: Turn, { number }: CaseFact): Turn {
  const { ambulance } = numbersOf(turn);
  return tell(turn, 'impatience.with_person', {
    params: { number, ambulance },
    phones: [ambulance],
  });
}

/** Not urgent, and nothing is filed yet: what comes when, and who is there sooner. */
function inForm(turn: Turn): Turn | null {
  const { city } = turn.input;
  const { draft, language } = turn.state;
  if (draft && atLeast(draft.urgency, 'high')) return null;
  if (turn.heard.understanding.intent === 'human_agent') return null;
  if (detailsOf(turn).account.length === 0) return null;
  const { hotline } = numbersOf(turn);
  return tell(turn, 'impatience.form', {
    params: { within: city.answerWithin[language], hotline },
    phones: [hotline],
  });
}

function numbersOf({ input }: Turn) {
  const { city } = input;
  return {
    ambulance: emergencyNumber(city, 'ambulance'),
    hotline: city.hotline.number,
  };
}
