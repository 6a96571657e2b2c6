/** How two tellings of a place make one: the door of an estate, a spot beside a village. */
import {
  depthOf,
  hasNumber,
  isDoor,
  type Step,
  stepsAt,
  stepsIn,
} from '../../intents/entities/door.ts';

const HAN = /\p{Script=Han}/u;

/**
 * The address that a new one makes with the one known: a door alone ("5号楼") is another door of
 * the same estate, or the one that was missing; anything else stands by itself.
 */
export function joined(known: string | undefined, said: string): string {
  const [first] = stepsAt(said, 0);
  if (known !== undefined && isDoor(known) && stepsIn(said).length === 0)
    return HAN.test(said) ? said + known : beside(known, said);
  if (known === undefined || !first) return said;
  const level = depthOf(first.level);
  const cut = stepsIn(known).find((step) => depthOf(step.level) >= level);
  const kept = cut ? known.slice(0, cut.start) : known;
  if (kept === '') return said;
  return HAN.test(said) || HAN.test(kept)
    ? kept + (endsInFigure(kept) ? ' ' : '') + said
    : beside(kept.replace(/[\s,]+$/, ''), said);
}

/** What a correction makes of the known place: a piece of it is replaced, another place stands by itself. */
export function putRight(known: string | undefined, said: string): string {
  return known !== undefined && isDoor(said)
    ? withSteps(known, said)
    : joined(known, said);
}

/** The same with only the steps that were told put in the place of the known ones: the rest stays. */
export function withSteps(known: string, said: string): string {
  return stepsAt(said, 0).reduce((address, step) => {
    const words = said.slice(step.start, step.end);
    const steps = stepsIn(address);
    const wrong = steps.findLast(({ level }) => level === step.level);
    if (wrong) return spliced(address, wrong, wrong.dashed ? numberOf(words) : words);
    const room = /^\d{3,4}$/.test(words) ? /(?<!\d)\d{3,4}$/.exec(address) : null;
    if (room) return address.slice(0, room.index) + words;
    const level = depthOf(step.level);
    const next = steps.find((each) => depthOf(each.level) > level);
    return next && !next.dashed
      ? address.slice(0, next.start) + words + address.slice(next.start)
      : joined(address, words);
  }, known);
}

function spliced(text: string, { start, end }: Step, words: string): string {
  return text.slice(0, start) + words + text.slice(end);
}

function numberOf(words: string): string {
  return /[\da-z]+|[一二三四五六七八九十]+/i.exec(words)?.[0] ?? words;
}

function endsInFigure(text: string): boolean {
  return /[\da-z]$/i.test(text);
}

/** Both, the coarser first: what one tells already is not told twice. */
export function beside(known: string, said: string): string {
  if (known === '' || said.includes(known)) return said;
  if (known.includes(said)) return known;
  return HAN.test(known + said) ? `${known}，${said}` : `${known}, ${said}`;
}

/** An estate without a door, or a door without its estate, and now more than that. */
export function isFuller(known: string, said: string): boolean {
  if (known.includes(said)) return false;
  if (isDoor(known) && !isDoor(said)) return /\p{L}{2}/u.test(said);
  const now = joined(known, said);
  const more = now.length > known.length && now !== known;
  return more && (now.includes(known) || (lacksNumber(known) && /\d/.test(said)));
}

/** A village or an estate, and no number of a house. */
export function lacksNumber(address: string): boolean {
  return !hasNumber(address);
}
