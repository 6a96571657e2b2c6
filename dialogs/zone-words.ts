/** The zone told by what holds there: "能在院里走", "没封". Only to the question which it is. */
import { plain } from './cues.ts';

interface Said {
  readonly id: string;
  readonly said: readonly string[];
}

/** "不能出门" does not say 能出门. */
const DENIED = /[不没别未甭]$|n't $|\bnot? $/u;

/** The zone whose words are the longest in the text: "能下楼不能出" is more than 能下楼. */
export function zoneTold(text: string, zones: readonly Said[]): string | null {
  const words = plain(text);
  const told = zones.flatMap(({ id, said }) =>
    said
      .filter((each) => standsIn(words, each))
      .map((each) => ({ id, length: each.length })),
  );
  return told.sort((a, b) => b.length - a.length)[0]?.id ?? null;
}

function standsIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!DENIED.test(text.slice(0, at))) return true;
  return false;
}
