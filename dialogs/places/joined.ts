/** How two tellings of a place make one: the door of an estate, a spot beside a village. */

/** The steps to a door, the widest first. */
const STEPS = [
  /[\da-z一二三四五六七八九十]+(?:号楼|号院|栋|幢|座)|\b(?:building|block|bldg)\b/iu,
  /[\d一二三四五六七八九十东西南北中甲乙丙]+单元|\bunit\b/iu,
  /(?<!\d)\d{3,4}(?:室|号|户)?$|\b(?:room|apt|apartment|flat)\b/iu,
] as const;
const HAN = /\p{Script=Han}/u;

/**
 * The address that a new one makes with the one known: a door alone ("5号楼") is another door of
 * the same estate, or the one that was missing; anything else stands by itself.
 */
export function joined(known: string | undefined, said: string): string {
  const step = STEPS.findIndex((each) => each.exec(said)?.index === 0);
  if (known === undefined || step < 0) return said;
  const cuts = STEPS.slice(step).flatMap((each) => each.exec(known)?.index ?? []);
  const kept = known.slice(0, Math.min(known.length, ...cuts));
  return HAN.test(said) ? kept + said : beside(kept.replace(/[\s,]+$/, ''), said);
}

/** Both, the coarser first: what one tells already is not told twice. */
export function beside(known: string, said: string): string {
  if (known === '' || said.includes(known)) return said;
  if (known.includes(said)) return known;
  return HAN.test(known + said) ? `${known}，${said}` : `${known}, ${said}`;
}

/** An estate without a door, or a door without its estate, and now more than that. */
export function isFuller(known: string, said: string): boolean {
  const now = joined(known, said);
  const doorOnly = isDoor(known);
  const more = now.length > known.length && now !== known;
  return (
    more && (now.includes(known) || ((lacksNumber(known) || doorOnly) && /\d/.test(said)))
  );
}

/** A village or an estate, and no number of a house. */
export function lacksNumber(address: string): boolean {
  return !/\d|[一二三四五六七八九十]号/u.test(address);
}

/** A door and nothing before it. */
function isDoor(address: string): boolean {
  return STEPS.some((each) => each.exec(address)?.index === 0);
}
