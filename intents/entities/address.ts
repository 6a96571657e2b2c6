/** Where somebody is, as said: estate, street, building, unit, door. */
import type { Span } from '../spans.ts';
import { stepsAt, stepsIn } from './door.ts';
import type { Measured } from './measured.ts';
import { chainsIn } from './place-chain.ts';

/** What is a place in general, not somebody's. */
const GENERAL =
  /^(?:.{0,4}(?:我们|咱们|你们|这个|那个|哪个|各个|每个|整个|全|本|该|某|什么|有的|多少|其他|别的|很多|所有|一个|进|出|下|回|小区里|封控|管控|防范|隔离|郑)(?:.{0,2})(?:小区|社区|村|城|府|路|街|酒店|方舱)|(?:街道|社区|小区|医院|学校|居委会)+|.?小区|.?社区|生活区|住宅区|家属区|.?园区|.?村|高速.*|.{0,3}马路|.{0,3}(?:一|半|上|走|铁|公|网|电|思|线|没|出|绿|套|后|岔|赶|道|过|带|迷|问)路)$/u;

/** Nouns that names of places end with; the second kind only beside another link. */
const NAMED_EN =
  'garden|gardens|community|estate|residence|court|compound|apartments|plaza|road|street|avenue|tower|hotel|village|bay|mansion|villas?';
const KIND_EN =
  'station|university|college|school|dormitory|dorm|campus|mall|market|square|park|hospital|factory|bridge|gate';
const NAME_EN = '(?<![a-z])(?!the |my |our |this |a |an |in |at |on |of )[a-z]+';
const ENGLISH = new RegExp(
  [
    '(?:building|block|bldg|unit|room|apt|apartment|flat|door|floor|gate|ward|bed|no\\.?)\\s?#?\\d{1,4}[a-z]?',
    '(?:number|no\\.?) ?\\d{1,3} (?:[a-z]+ )?hospital',
    '\\d{1,4}[a-z]? [a-z]+(?: [a-z]+){0,2} (?:road|rd|street|st|avenue|ave|lane)(?![a-z])',
    `${NAME_EN}(?: [a-z]+){0,2} (?:${NAMED_EN})(?![a-z])(?: \\d{1,4}[a-z]?(?![a-z\\d])(?! (?:days?|hours?|weeks?|months?|years?|minutes?|people|of us)))?`,
    `(?<weak>${NAME_EN}(?: [a-z]+){0,2} (?:${KIND_EN})(?![a-z])(?: \\d{1,3}(?![a-z\\d]))?)`,
  ].join('|'),
  'g',
);
/** What joins two links: Hanting Hotel on Nongye Road. */
const JOINT_EN =
  /^[\s,]*(?:(?:on|in|at|of|by|near|opposite|behind|beside|next to|across from|outside|the|corner)\s+)*$/;
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
  for (const { start, end, own } of chainsIn({ text, known, districts, spaced }))
    if (own && end - start >= 3 && !GENERAL.test(text.slice(start, end)))
      offer(start, end);
  if (best === undefined && BUILDING.test(text)) {
    const building = stepsIn(text).find(({ level }) => level === 'building');
    const last = building && stepsAt(text, building.start).at(-1);
    if (building && last) offer(building.start, last.end);
  }
  return best ?? englishAddress(text);
}

const BUILDING = /号楼|[栋幢座#]|单元/u;

function englishAddress(text: string): Measured<string> | undefined {
  let run: (Span & { readonly strong: boolean }) | undefined;
  let best: Span | undefined;
  for (const match of text.matchAll(ENGLISH)) {
    const end = match.index + match[0].length;
    const lead = ENGLISH_LEAD.exec(match[0])?.[0].length ?? 0;
    const start = match.index + lead;
    const strong = match.groups?.weak === undefined;
    const joins = run !== undefined && JOINT_EN.test(text.slice(run.end, start));
    run =
      run !== undefined && joins
        ? { start: run.start, end, strong: strong || run.strong }
        : { start, end, strong };
    if (!run.strong) continue;
    if (best === undefined || run.end - run.start > best.end - best.start) best = run;
  }
  if (
    best === undefined ||
    !/[a-z].*[\d ]|\d.*[ ]/.test(text.slice(best.start, best.end))
  ) {
    return undefined;
  }
  const { start, end } = best;
  return { value: text.slice(start, end), start, end };
}
