/**
 * What a case is about, and where, as far as many cases can be the same: a hundred messages about
 * the heating of one estate are one issue.
 */

/** The same matter of one place has the same key. */
export interface Matter {
  readonly key: string;
  /** Its words name what it is about (heating); else only its category is known. */
  readonly sure: boolean;
}

/**
 * @param route the body that the words name beyond the category's usual one; null: none.
 * @param placeNames names of city and districts, which may stand before the place.
 * @returns null where no place is known: cases that are alike all over the city are not one.
 */
export function matterOf(told: {
  readonly category: string;
  readonly route: string | null;
  readonly address: string | undefined;
  readonly placeNames: readonly string[];
}): Matter | null {
  const estate = estateOf(told.address ?? '', told.placeNames);
  if (estate === null) return null;
  const { category, route } = told;
  return { key: [category, route ?? '', estate].join('|'), sure: route !== null };
}

/** From here on an address tells one building from the other: 3号楼, 12-2-502, B座. */
const BUILDING =
  /(?:\d+|[一二三四五六七八九十]+|[a-z])(?:号楼|号?栋|幢|座|楼|单元|室|层|户|门牌|[-—－]\d)/iu;
/** Said or left out without another place being meant. */
const KIND = /(?:小区|社区)$/u;

/** The estate, village or road of an address, as far as people write it alike; null: none. */
export function estateOf(address: string, placeNames: readonly string[]): string | null {
  let rest = address.normalize('NFKC').replaceAll(/[\s,，。、]/gu, '');
  const longestFirst = placeNames.toSorted((a, b) => b.length - a.length);
  for (let name: string | undefined; ; ) {
    name = longestFirst.find((one) => rest.startsWith(one) && rest.length > one.length);
    if (name === undefined) break;
    rest = rest.slice(name.length);
  }
  const building = BUILDING.exec(rest);
  const place = (building ? rest.slice(0, building.index) : rest).replace(KIND, '');
  return [...place].length < 2 ? null : place.toLowerCase();
}

/** How much of what two texts say stands in both, by pairs of neighbouring characters: 0 to 1. */
export function likeness(a: string, b: string): number {
  const [one, other] = [pairs(a), pairs(b)];
  const both = [...one].filter((pair) => other.has(pair)).length;
  return both === 0 ? 0 : (2 * both) / (one.size + other.size);
}

/** From here on two accounts are held to tell of the same; an agent looks before it counts. */
export const ALIKE = 0.3;

/**
 * The largest group of texts that are alike to one of them, as positions; that one stands first.
 */
export function alikeAmong(texts: readonly string[]): readonly number[] {
  const groups = texts.map((text, at) => [
    at,
    ...texts.flatMap((other, to) =>
      to !== at && likeness(text, other) >= ALIKE ? [to] : [],
    ),
  ]);
  return groups.reduce((most, each) => (each.length > most.length ? each : most), []);
}

function pairs(text: string): ReadonlySet<string> {
  const characters = [...text.normalize('NFKC').toLowerCase()].filter((one) =>
    /[\p{L}\p{N}]/u.test(one),
  );
  return new Set(characters.slice(1).map((one, at) => `${characters[at]}${one}`));
}
