import { atLeast } from '../../intents/understanding.ts';
import { isCue } from '../cues.ts';
import {
  districtAnswered,
  isNoPlace,
  isOnRoad,
  isSought,
  placeAnswered,
  withKnown,
} from '../places/told.ts';
import type { SayKey } from '../say.ts';
import { detailsOf, type Turn } from '../turn.ts';
import { OTHER, PROBLEM, type Question } from './question.ts';

/** Where help must go, as exactly as the person can say; a location sent counts too. */
export const address: Question = {
  id: 'address',
  skip: 'label.skip',
  needed: ({ urgency }, details) => isSought(urgency, details),
  ask: (turn) => {
    const more = urgentMore(turn);
    return {
      first: urgentFirst(turn) ?? 'ask.address',
      again: more ?? 'ask.address.again',
      problem: more ?? 'ask.address.problem',
      choices: [],
    };
  },
  read: (turn) => {
    const { text, message } = turn.heard;
    if (message.location) {
      return {
        kind: 'value',
        details: { location: { value: message.location, message: message.id } },
      };
    }
    if (isCue(text, 'yes') || isCue(text, 'no')) return PROBLEM;
    const place = placeAnswered(turn);
    const urgent = isUrgent(turn);
    if (place && !urgent && isNoPlace(place)) return PROBLEM;
    if (place) {
      const district = districtAnswered(turn);
      const value = withKnown(detailsOf(turn).address?.value, place.address);
      return {
        kind: 'value',
        ...(district && { draft: { district } }),
        details: { address: { value, message: message.id } },
      };
    }
    return text.length < 2 || !/\p{L}/u.test(text) ? PROBLEM : OTHER;
  },
};

/** In danger the question says what fits: a door, or the road that they are on. */
function urgentFirst(turn: Turn): SayKey | null {
  if (!isUrgent(turn)) return null;
  return isOnRoad(turn) ? 'ask.address.road' : 'ask.address.urgent';
}

/** Where somebody said what could not be found yet. */
const SORTS: readonly (readonly [RegExp, SayKey])[] = [
  [/医院|妇幼|急诊|病房|门诊|住院|hospital|ward/iu, 'ask.address.hospital'],
  [/酒店|宾馆|隔离|方舱|hotel|isolation|quarantine/iu, 'ask.address.hotel'],
  [/^(?:就|还)?在?(?:我|自己|俺)?们?家|\bhome\b/iu, 'ask.address.home'],
];

/** The same again in other words, after what was said is no place, or not enough of one. */
function urgentMore(turn: Turn): SayKey | null {
  if (!isUrgent(turn)) return null;
  // A question was answered meanwhile: the place was not what they spoke of.
  if (turn.replies.some(({ say }) => ANSWERS.test(say))) return urgentFirst(turn);
  if (isOnRoad(turn)) return 'ask.address.road_more';
  const told = detailsOf(turn).address?.value ?? turn.heard.text;
  return SORTS.find(([words]) => words.test(told))?.[1] ?? 'ask.address.nearby';
}

const ANSWERS = /^(?:policy|hospital|impatience|explain)\./;

function isUrgent({ state }: Turn): boolean {
  return atLeast(state.draft?.urgency ?? 'none', 'high');
}
