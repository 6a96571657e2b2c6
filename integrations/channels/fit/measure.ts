/** Lengths of texts as vendors count them, and cutting without tearing a character. */
import type { TextUnit } from '../definition.ts';

export function lengthOf(text: string, unit: TextUnit): number {
  switch (unit) {
    case 'utf16':
      return text.length;
    case 'bytes':
      return Buffer.byteLength(text);
    case 'characters':
      return codePoints(text);
  }
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** What people see as one character: an emoji with its skin, a flag, a letter with its accent. */
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The text's smallest parts that may stand apart; a part longer than `most` falls into code points. */
export function* atoms(text: string, most: number, unit: TextUnit): Generator<string> {
  for (const { segment } of graphemes.segment(text)) {
    if (lengthOf(segment, unit) <= most) yield segment;
    else yield* segment;
  }
}

const ELLIPSIS = '…';

/** The text itself where it fits, else its beginning with an ellipsis. */
export function shortened(text: string, most: number, unit: TextUnit): string {
  if (lengthOf(text, unit) <= most) return text;
  const room = most - lengthOf(ELLIPSIS, unit);
  let kept = '';
  let length = 0;
  for (const atom of atoms(text, room, unit)) {
    length += lengthOf(atom, unit);
    if (length > room) break;
    kept += atom;
  }
  return `${kept.trimEnd()}${ELLIPSIS}`;
}
