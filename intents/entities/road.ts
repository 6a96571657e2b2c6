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

/** What the words tell of the road; undefined: nobody is on one. */
export function roadIn(text: string): Road | undefined {
  if (!ON.test(text)) return undefined;
  const told = [...text.matchAll(CLAUSE)].filter(({ 0: clause }) => ALSO.test(clause));
  const [first] = told;
  const last = told.at(-1);
  if (!first || !last) return undefined;
  const words = text.slice(first.index, last.index + last[0].length).trim();
  return { words, found: isFoundOnRoad(words) };
}

/** Whether the words go on about a road that is known: "过了兰考 往西". */
export function tellsOfRoad(text: string): boolean {
  return ALSO.test(text);
}

/** Whether somebody on a road could be looked for by these words: "K35", a plate, an exit. */
export function isFoundOnRoad(text: string): boolean {
  return FOUND.test(text);
}
