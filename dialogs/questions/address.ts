import { atLeast } from '../../intents/understanding.ts';
import { isCue } from '../cues.ts';
import { OTHER, PROBLEM, type Question } from './question.ts';

const LONGEST = 80;
/** Words that stand in an address and seldom in a complaint. */
const PLACE =
  /\d|[一二三四五六七八九十]号|楼|路|街|巷|小区|花园|家园|公寓|村|院|栋|幢|单元|室|广场|大厦|酒店|宾馆|高速|服务区|车站|学校|road|street|avenue|building|block|apartment|room|hotel|village/i;

/** Where help must go, as exactly as the person can say; a location sent counts too. */
export const address: Question = {
  id: 'address',
  skip: 'label.skip',
  needed: (_draft, details) => !details.address && !details.location,
  ask: ({ state }) => {
    const urgent = state.draft !== null && atLeast(state.draft.urgency, 'high');
    return {
      first: urgent ? 'ask.address.urgent' : 'ask.address',
      again: 'ask.address.again',
      problem: 'ask.address.problem',
      choices: [],
    };
  },
  read: ({ heard }) => {
    const { text, message, understanding } = heard;
    const { entities, intent } = understanding;
    const said = (value: string) =>
      ({ kind: 'value', details: { address: { value, message: message.id } } }) as const;
    if (message.location) {
      return {
        kind: 'value',
        details: { location: { value: message.location, message: message.id } },
      };
    }
    if (entities.address) return said(entities.address.value);
    if (text.length > LONGEST) return OTHER;
    if ((intent === 'file_request' || entities.phone) && !PLACE.test(text)) return OTHER;
    const tooLittle = text.length < 2 || isCue(text, 'yes') || isCue(text, 'no');
    return tooLittle || !/\p{L}/u.test(text) ? PROBLEM : said(text);
  },
};
