/** Where somebody is, as said: estate, street, building, unit, door. */
import { type Span, spansWithin } from '../spans.ts';
import { stepsAt, stepsIn } from './door.ts';
import type { Measured } from './measured.ts';

const HAN = '\\p{Script=Han}';
const PIECE = `[${HAN}a-z\\d·]`;
const STREET = `${PIECE}{1,9}?(?:大道|大街|马路|胡同|[内外]环路?|路|街|巷)(?!上|由|过|边|口|况|费|径|灯|人|面|政|障|怒|牌)(?:(?:与|和)?${PIECE}{1,7}?(?:路|街|大道)(?:交叉口|交汇处|口)?)?(?:[东西南北]段|[东西南北]\\d{1,4}米)?`;
const ESTATE_NAME =
  '小区|生活区|住宅区|家属区|园区|花园|家园|佳苑|新苑|嘉园|新村|社区|公寓|家属院|家属楼|名邸|华府|新城|国际城|广场|大厦|宿舍|酒店|宾馆|方舱|养老院|敬老院';
/** 绿城花园: what could end a name is part of a longer one. */
const ESTATE = `${PIECE}{1,10}?(?:${ESTATE_NAME}|(?:村|苑|府|庄|湾|城)(?![${HAN}]{0,4}?(?:${ESTATE_NAME})))(?!市|管|区(?!\\d)|民|里人|镇)`;
const NAMED = new RegExp(`(?:(?:${STREET})(?:${ESTATE})?|(?:${ESTATE}))`, 'gu');
/** What stands before the place's own name. */
const LEAD =
  /^.*(?:我们家|我家|家住|住在|住址是?|地址是?|家在|位于|人在|送到|来自|现在在|就在|小区是|(?:改|换|变|变更)[成为到]|更正为|搬到|应该是|[我们]在|[这那哪]个(?=..)|[我你您他她们这那哪啥么吗呢吧了怎](?=..)|(?:投诉|反映|举报|联系|通知|要求|建议|希望(?!路|街|大道)|打电话给)(?=..)|(?<=[这那])边|[^存]在|^在|住|是|到|去|:|(?<![小社园院东西南北中活宅属])区|县(?!城)|市(?!场))(?=..)/u;
/** Words of the sentence around, which no place's name begins with: 能够协调社区, 但小区. */
const AROUND = /^(?:但是?|能够|协调|希望|现在|[这那]边)+(?!路|街|大道|\d)/u;
/** How a part of an address ends. */
const PLACE_END =
  /(?:[区市县路街道巷镇乡号楼栋幢院苑园庄村城府湾室层户期段厦场寓]|单元|\d)$/u;
/** What is a place in general, not somebody's. */
const GENERAL =
  /^(?:.{0,4}(?:我们|咱们|你们|这个|那个|哪个|各个|每个|整个|全|本|该|某|什么|有的|多少|其他|别的|很多|所有|一个|进|出|下|回|小区里|封控|管控|防范|隔离|郑)(?:.{0,2})(?:小区|社区|村|城|府|路|街|酒店|方舱)|小区|社区|生活区|住宅区|家属区|.?园区|.?村|高速.*|.{0,3}马路|.{0,3}(?:一|半|上|走|铁|公|网|电|思|线|没|出|绿|套|后|岔|赶|道|过|带|迷|问)路)$/u;

const ENGLISH = new RegExp(
  [
    '(?:building|block|bldg|unit|room|apt|apartment|flat|door|floor|gate|no\\.?)\\s?#?\\d{1,4}[a-z]?',
    '\\d{1,4}[a-z]? [a-z]+(?: [a-z]+){0,2} (?:road|rd|street|st|avenue|ave|lane)(?![a-z])',
    '(?<![a-z])(?!the |my |our |this |a |an |in |at |on )[a-z]+(?: [a-z]+){0,2} (?:garden|gardens|community|estate|residence|court|compound|apartments|plaza|road|street|avenue|tower|hotel|village)(?![a-z])(?: \\d{1,4}[a-z]?(?![a-z\\d])(?! (?:days?|hours?|weeks?|months?|years?|minutes?|people|of us)))?',
  ].join('|'),
  'g',
);
const ENGLISH_LEAD =
  /^(?:.* )?(?:in|at|on|is|live|lives|living|near|to|of|from|my|our|the|this|address|am|and|we|i)\s/;

/**
 * The fullest address in the text. `known`: estates and streets of the register that it names;
 * `districts`: where a district's name ends the address begins.
 */
export function addressIn(
  text: string,
  known: readonly Span[],
  districts: readonly Span[],
  spaced: Uint8Array,
): Measured<string> | undefined {
  let best: Measured<string> | undefined;
  const offer = (start: number, end: number): void => {
    if (best !== undefined && best.end - best.start >= end - start) return;
    best = { value: text.slice(start, end), start, end };
  };
  for (const place of known) offer(place.start, doorEnd(text, place.end));
  let reach = 0;
  for (const match of text.matchAll(NAMED)) {
    let start = match.index;
    if (start < reach) continue;
    const end = doorEnd(text, start + match[0].length);
    reach = end;
    for (const district of spansWithin(districts, start - 12, end)) {
      if (district.end > start && district.end < end) start = district.end;
    }
    // A space parts what is not a place by itself: 怀孕39周 小区….
    for (let at = start + 1; at < end; at += 1) {
      if (spaced[at] === 1 && !PLACE_END.test(text.slice(start, at))) start = at;
    }
    const lead = LEAD.exec(text.slice(start, end))?.[0] ?? '';
    start += lead.length;
    start += AROUND.exec(text.slice(start, end))?.[0].length ?? 0;
    if (end - start >= 3 && !GENERAL.test(text.slice(start, end))) offer(start, end);
  }
  if (best === undefined && BUILDING.test(text)) {
    const building = stepsIn(text).find(({ level }) => level === 'building');
    const last = building && stepsAt(text, building.start).at(-1);
    if (building && last) offer(building.start, last.end);
  }
  return best ?? englishAddress(text);
}

const BUILDING = /号楼|[栋幢座#]|单元/u;

/** Behind a name: to where its door is told. 花园路5号院3号楼: another name may stand between. */
function doorEnd(text: string, from: number): number {
  const last = stepsAt(text, from).at(-1)?.end;
  if (last === undefined) return from;
  BETWEEN_NAMES.lastIndex = last;
  const next = BETWEEN_NAMES.exec(text);
  const end = next && stepsAt(text, last + next[0].length).at(-1)?.end;
  return end ?? last;
}

/** An estate behind a street's number, before its building: 60号金成国贸1号楼. */
const BETWEEN_NAMES = new RegExp(
  `${HAN}{2,8}?(?=(?:[a-z\\d]{1,3}|[一二三四五六七八九十]{1,3})(?:号楼|[栋幢座]|#))`,
  'uy',
);

function englishAddress(text: string): Measured<string> | undefined {
  let run: Span | undefined;
  let best: Span | undefined;
  for (const match of text.matchAll(ENGLISH)) {
    const end = match.index + match[0].length;
    const lead = ENGLISH_LEAD.exec(match[0])?.[0].length ?? 0;
    const start = match.index + lead;
    run =
      run !== undefined && start - run.end <= 3
        ? { start: run.start, end }
        : { start, end };
    if (best === undefined || run.end - run.start > best.end - best.start) best = run;
  }
  if (
    best === undefined ||
    !/[a-z].*[\d ]|\d.*[ ]/.test(text.slice(best.start, best.end))
  ) {
    return undefined;
  }
  return { value: text.slice(best.start, best.end), ...best };
}
