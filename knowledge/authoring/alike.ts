/** Questions that say nearly the same, together. */
import { BREAK, unitsOf } from '../matching/units.ts';

/** Share of neighbouring units that two questions have in common, from which they are one group. */
const ALIKE = 0.4;

interface Asked {
  /** Null: its words are not shown. */
  readonly words: string | null;
}

/** Each with the first group whose first question is like it. Those without words are one group. */
export function alikeGroups<T extends Asked>(
  questions: readonly T[],
): readonly (readonly T[])[] {
  const groups: { readonly pairs: ReadonlySet<string>; readonly all: T[] }[] = [];
  for (const question of questions) {
    const pairs = pairsOf(question.words ?? '');
    const group = groups.find((each) => shared(each.pairs, pairs) >= ALIKE);
    if (group) group.all.push(question);
    else groups.push({ pairs, all: [question] });
  }
  return groups.map(({ all }) => all);
}

function pairsOf(words: string): ReadonlySet<string> {
  const units = unitsOf(words);
  const pairs = units.slice(1).flatMap((unit, at) => {
    const before = units[at] ?? BREAK;
    return unit === BREAK || before === BREAK ? [] : [`${before} ${unit}`];
  });
  return new Set(pairs);
}

/** Twice the common ones over all of both; nothing is like nothing. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 1;
  const common = [...a].filter((pair) => b.has(pair)).length;
  return (2 * common) / (a.size + b.size);
}
