/** A long text as several, each within the channel's limit, torn where a reader would pause. */
import type { TextUnit } from '../definition.ts';
import { atoms, lengthOf } from './measure.ts';

/** Better places to pause come first; the mark stays with what stands before it. */
const PAUSES: readonly RegExp[] = [
  /\n\n$/,
  /\n$/,
  /[。！？!?]$|\. $/,
  /[；;，,、]$/,
  /\s$/,
];

/** A pause is taken only where it leaves a part that is worth a message. */
const LEAST_SHARE = 0.3;

/**
 * The parts joined are the text, except for white space where they were torn. `lastMost`: what the
 * last part may have, where it carries choices.
 */
export function splitText(
  text: string,
  most: number,
  unit: TextUnit,
  lastMost = most,
): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (lengthOf(rest, unit) > lastMost) {
    // What would fit as a part, but not as the last one, is torn in two.
    const room = lengthOf(rest, unit) > most ? most : lastMost;
    const part = firstPart(rest, room, unit);
    parts.push(part.trimEnd());
    rest = rest.slice(part.length).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

/** As much of the text as fits, up to the best pause in it. */
function firstPart(text: string, most: number, unit: TextUnit): string {
  const best: (number | undefined)[] = PAUSES.map(() => undefined);
  let taken = '';
  let length = 0;
  for (const atom of atoms(text, most, unit)) {
    length += lengthOf(atom, unit);
    // At least one, however small the limit: nothing may stand still.
    if (length > most && taken !== '') break;
    taken += atom;
    const pause = PAUSES.findIndex((pattern) => pattern.test(taken.slice(-2)));
    if (pause >= 0) best[pause] = taken.length;
  }
  const least = taken.length * LEAST_SHARE;
  const end = best.find((each) => each !== undefined && each >= least);
  return taken.slice(0, end ?? taken.length);
}
