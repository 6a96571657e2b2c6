/**
 * Somebody on the way, on a motorway or in a car: they have no door, and are found by the road, the
 * direction, the kilometre, the next exit or the number plate. The patterns are data (`roads.json`).
 */
import roads from '../words/roads.json' with { type: 'json' };

export interface Road {
  /** All that was said of it, as it was said. */
  readonly words: string;
  /** Enough to look for them. */
  readonly found: boolean;
}

const patterns = (list: readonly string[]): RegExp =>
  new RegExp(list.join('|').replaceAll('{plate}', roads.plates), 'iu');
const ON = patterns(roads.on);
const ALSO = patterns([...roads.on, ...roads.also, ...roads.found]);
const FOUND = patterns(roads.found);
/** A comma or a space between Chinese characters parts what is said of the road from the rest. */
const CLAUSE =
  /(?:[^，,。;；!！?？\n\s]|(?<!\p{Script=Han})[^\S\n](?!\p{Script=Han}))+/gu;

const HAN = /\p{Script=Han}/u;
/** A longer clause tells more than the road, and what stands between two things told of it is shorter. */
/** So much beside the road in the words of a danger: 现在高速 is no more than the road. */
const BESIDES = 2;
const LONGEST = { zh: 12, en: 60 };
const GAP = { zh: 6, en: 24 };
const EACH = new RegExp(ALSO.source, 'giu');

/** Of the sentence, and not of the road. */
const LEAD = /^(?:我们?|俺们?|人)(?:现在|正|就|还)?在/u;

/**
 * What the words tell of the road; undefined: nobody is on one.
 * @param telling words of the matter: a clause with them tells more than the road.
 */
export function roadIn(text: string, telling: readonly string[] = []): Road | undefined {
  if (!ON.test(text)) return undefined;
  const told = [...text.matchAll(CLAUSE)].filter(({ 0: clause }) => ALSO.test(clause));
  const [first] = told;
  const last = told.at(-1);
  if (!first || !last) return undefined;
  const more = telling.filter(
    (words) => partsOf(words).join('').length + BESIDES < words.length,
  );
  const tellsMore = (clause: string): boolean =>
    clause.length > LONGEST[HAN.test(clause) ? 'zh' : 'en'] ||
    more.some((words) => clause.includes(words));
  const words = told.some(({ 0: clause }) => tellsMore(clause))
    ? told
        .flatMap(({ 0: clause }) => (tellsMore(clause) ? partsOf(clause) : clause))
        .join('，')
    : text
        .slice(first.index, last.index + last[0].length)
        .trim()
        .replace(LEAD, '');
  return { words, found: isFoundOnRoad(words) };
}

/** What of the clause is of the road, piece by piece. */
function partsOf(clause: string): readonly string[] {
  const gap = GAP[HAN.test(clause) ? 'zh' : 'en'];
  const parts: { readonly start: number; readonly end: number }[] = [];
  for (const { index, 0: words } of clause.matchAll(EACH)) {
    if (words === '') continue;
    const last = parts.at(-1);
    const joins = last !== undefined && index - last.end <= gap;
    if (joins) parts.pop();
    parts.push({ start: joins ? last.start : index, end: index + words.length });
  }
  return parts.map(({ start, end }) => clause.slice(start, end));
}

/** Whether the words go on about a road that is known: "过了兰考 往西". */
export function tellsOfRoad(text: string): boolean {
  return ALSO.test(text);
}

const PLATE = new RegExp(
  `${roads.plates}|plate(?: number)?(?: is)? [a-z0-9]{4,8}`,
  'giu',
);

/** The text without number plates: 豫J12345 is nobody's telephone. */
export function withoutPlates(text: string): string {
  return text.replace(PLATE, ' ');
}

/** Whether somebody on a road could be looked for by these words: "K35", a plate, an exit. */
export function isFoundOnRoad(text: string): boolean {
  return FOUND.test(text);
}
