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
import { detailsOf, type Turn } from '../turn.ts';
import { OTHER, PROBLEM, type Question } from './question.ts';

/** Where help must go, as exactly as the person can say; a location sent counts too. */
export const address: Question = {
  id: 'address',
  skip: 'label.skip',
  needed: ({ urgency }, details) => isSought(urgency, details),
  ask: (turn) => {
    const key = urgentKey(turn);
    return {
      first: key ?? 'ask.address',
      again: key ?? 'ask.address.again',
      problem: 'ask.address.problem',
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
    const urgent = atLeast(turn.state.draft?.urgency ?? 'none', 'high');
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
function urgentKey(turn: Turn) {
  if (!atLeast(turn.state.draft?.urgency ?? 'none', 'high')) return null;
  return isOnRoad(turn) ? 'ask.address.road' : 'ask.address.urgent';
}
