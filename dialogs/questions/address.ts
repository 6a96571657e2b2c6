import { atLeast } from '../../intents/understanding.ts';
import { isCue } from '../cues.ts';
import { detailsOf, type Turn } from '../turn.ts';
import { OTHER, PROBLEM, type Question, tellsMatter } from './question.ts';

const LONGEST = 80;
const SHORT = 12;
/** Words around a district: 我住在, 这边. */
const AROUND = 5;
/** Words to somebody, denials and questions: no place is written so. */
const NO_PLACE =
  /[你您他她它们没不别打哪能怎几谁快吗呢吧啊呀了!！?？]|电话|自己|本人|没电话|^(?:我|在|就在|我在)*家里?$|^[\p{Script=Han}][a-z][a-z0-9]{5,6}$|\b(?:you|not|no|please|help|hurry)\b/iu;
/** Who they are, whom it is about, or how long it takes: true, and not where. */
const NOT_WHERE =
  /^(?:我|俺)?(?:叫|姓|是|名字)|^(?:我|俺)?(?:爸|妈|爹|娘|老公|老婆|老伴|媳妇|孩子|娃)|多久|多会儿?|啥时候|什么时候|多长时间|的药|how long|when|^(?:my name|i am|i'm) /iu;
/** Begins in the middle of a sentence, and names no place: 但小区, 能够协调社区. */
const FRAGMENT = /^(?:但|能够|协调|希望|现在|[这那]边)(?!.*(?:住|\d|[号栋楼院]))/u;
/** What they say before the address itself. */
const BEFORE =
  /^(?:我们?家?|俺家?)?(?:现在)?(?:的?(?:住址|地址)(?:是|在)?|住在?|在)[:：,，\s]*/u;
/** The steps to a door, the widest first. */
const STEPS = [
  /[\da-z一二三四五六七八九十]+(?:号楼|号院|栋|幢|座)/iu,
  /[\d一二三四五六七八九十东西南北中甲乙丙]+单元/u,
  /(?<!\d)\d{3,4}(?:室|号|户)?$/u,
] as const;
/** Words that stand in an address and seldom in a complaint. */
const PLACE =
  /\d|[一二三四五六七八九十]号|楼|路|街|巷|小区|花园|家园|公寓|村|院|栋|幢|镇|乡|庄|苑|府|湾|门口|单元|室|广场|大厦|酒店|宾馆|高速|服务区|车站|学校|road|street|avenue|building|block|apartment|room|hotel|village/i;

/** Where help must go, as exactly as the person can say; a location sent counts too. */
export const address: Question = {
  id: 'address',
  skip: 'label.skip',
  needed: (_draft, details) => !details.address && !details.location,
  ask: ({ state }) => {
    const urgent = state.draft !== null && atLeast(state.draft.urgency, 'high');
    return {
      first: urgent ? 'ask.address.urgent' : 'ask.address',
      again: urgent ? 'ask.address.urgent' : 'ask.address.again',
      problem: 'ask.address.problem',
      choices: [],
    };
  },
  read: (turn) => {
    const { heard } = turn;
    const { text, message, understanding } = heard;
    const { entities } = understanding;
    const said = (value: string) =>
      ({ kind: 'value', details: { address: { value, message: message.id } } }) as const;
    if (message.location) {
      return {
        kind: 'value',
        details: { location: { value: message.location, message: message.id } },
      };
    }
    if (entities.address) {
      return said(joined(detailsOf(turn).address?.value, wholeAnswer(turn)));
    }
    if (FRAGMENT.test(text)) return OTHER;
    if (NOT_WHERE.test(text) && !PLACE.test(text)) return OTHER;
    if (text.length > LONGEST) return OTHER;
    if (onlyArea(turn)) return OTHER;
    if (NO_PLACE.test(text) || (entities.phone && !PLACE.test(text))) return OTHER;
    const known = entities.medicines.length > 0 || entities.needs.length > 0;
    if ((known || tellsMatter(turn, SHORT)) && !PLACE.test(text)) return OTHER;
    const tooLittle = text.length < 2 || isCue(text, 'yes') || isCue(text, 'no');
    return tooLittle || !/\p{L}/u.test(text) ? PROBLEM : said(text);
  },
};

/**
 * The address that a new one makes with the one known: a door alone ("5号楼") is another door of
 * the same estate, or the one that was missing; anything else stands by itself.
 */
export function joined(known: string | undefined, said: string): string {
  const step = STEPS.findIndex((each) => each.exec(said)?.index === 0);
  if (known === undefined || step < 0) return said;
  const cuts = STEPS.slice(step).flatMap((each) => each.exec(known)?.index ?? []);
  return known.slice(0, Math.min(known.length, ...cuts)) + said;
}

/** An estate without a door, or a door without its estate, and now more than that. */
export function isFuller(known: string, said: string): boolean {
  const now = joined(known, said);
  const bare = !/\d|[一二三四五六七八九十]号/u.test(known);
  const doorOnly = STEPS.some((each) => each.exec(known)?.index === 0);
  const more = now.length > known.length && now !== known;
  return more && (now.includes(known) || ((bare || doorOnly) && /\d/.test(said)));
}

/** All of an answer that is nothing but where they are; else the address in it. */
function wholeAnswer(turn: Turn): string {
  const { text, understanding } = turn.heard;
  const {
    address: found,
    phone,
    name,
    needs,
    relation,
    district,
  } = understanding.entities;
  const value = found?.value ?? text;
  const mixed =
    phone || name || relation || district || needs.length > 0 || tellsMatter(turn, SHORT);
  if (mixed || text.length > LONGEST || NO_PLACE.test(text)) return value;
  const whole = text.replace(BEFORE, '').replace(/[。.，,\s]+$/u, '');
  return whole.includes(value) ? whole : value;
}

/** A district or zone and hardly a word more: true, and not yet where. */
function onlyArea({ heard }: Turn): boolean {
  const { district, zone } = heard.understanding.entities;
  const named = [district, zone].flatMap((found) => (found ? [found.words] : []));
  const rest = named.reduce((text, words) => text.replace(words, ''), heard.text);
  return named.length > 0 && rest.length <= AROUND && !PLACE.test(rest);
}
