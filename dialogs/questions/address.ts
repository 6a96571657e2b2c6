import { coordinatesIn } from '../../intents/entities/coordinates.ts';
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
    const location = message.location ?? coordinatesIn(text);
    if (location) {
      return {
        kind: 'value',
        details: { location: { value: location, message: message.id } },
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
  if (isOnRoad(turn)) return 'ask.address.road';
  return WITHIN.test(turn.heard.text) ? 'ask.address.hospital' : 'ask.address.urgent';
}

/** In one of many that have beds: which of them, and which bed. */
const WITHIN =
  /[在住](?:隔离|定点|方舱|集中隔离)(?:医院|点)|\bin (?:an?|the|this) (?:isolation|quarantine|designated) hospital/iu;

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
  if (isOnRoad(turn))
    return ROAD.test(detailsOf(turn).address?.value ?? '')
      ? 'ask.address.road_where'
      : 'ask.address.road_more';
  const told = detailsOf(turn).address?.value ?? turn.heard.text;
  return SORTS.find(([words]) => words.test(told))?.[1] ?? 'ask.address.nearby';
}

/** The road has its name: the way and the place on it are missing. */
const ROAD =
  /(?![在上下走跑的到了过出进着])\p{Script=Han}高速|(?<![a-z])[gs]\d{1,4}(?![\da-z])|\b[a-z]{4,} (?:motorway|highway|expressway)/iu;

const ANSWERS = /^(?:policy|hospital|impatience|explain)\./;

function isUrgent({ state }: Turn): boolean {
  return atLeast(state.draft?.urgency ?? 'none', 'high');
}
