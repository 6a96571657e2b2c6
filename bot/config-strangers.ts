/** Keys that no setting has: a slip of the finger would else change nothing, and nobody would know. */

/** Keys of `.env` that `compose.yaml` reads, not we. */
const OF_OTHERS: ReadonlySet<string> = new Set(['POSTGRES_PASSWORD']);

export interface Strangers {
  /** What stops the start. */
  readonly problems: readonly string[];
  /** What is said, and the start goes on. */
  readonly warnings: readonly string[];
}

/**
 * In `.env` every key is meant for us, so one like a setting's stops the start and any other is
 * named; in the environment, which others fill too, only one like a setting's is named.
 */
export function strangers(
  known: readonly string[],
  inFile: readonly string[],
  inEnvironment: readonly string[],
): Strangers {
  const problems: string[] = [];
  const warnings: string[] = [];
  const unknown = (key: string) => !known.includes(key) && !OF_OTHERS.has(key);
  for (const key of inFile.filter(unknown)) {
    const near = nearest(key, known);
    if (near) problems.push(`${key}: unknown key ${key} in .env, did you mean ${near}?`);
    else warnings.push(`unknown key ${key} in .env: nothing reads it`);
  }
  for (const key of inEnvironment.filter(unknown)) {
    const near = inFile.includes(key) ? null : nearest(key, known);
    if (near) {
      warnings.push(`unknown key ${key} in the environment, did you mean ${near}?`);
    }
  }
  return { problems, warnings };
}

/** The setting that the key was most likely meant for; null: none is near. */
function nearest(key: string, known: readonly string[]): string | null {
  const plain = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const ranked = known
    .map((each) => ({ each, steps: distance(plain(key), plain(each)) }))
    .filter(({ each, steps }) => steps <= (plain(each).length < 7 ? 1 : 2))
    .sort((a, b) => a.steps - b.steps);
  return ranked[0]?.each ?? null;
}

/** Letters put in, left out, changed, or swapped with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let [before, last]: number[][] = [
    [],
    Array.from({ length: b.length + 1 }, (_, j) => j),
  ];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        at(row, j - 1) + 1,
        at(last, j) + 1,
        at(last, j - 1) + Number(a[i - 1] !== b[j - 1]),
        swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[] | undefined, index: number): number {
  return row?.[index] ?? Number.POSITIVE_INFINITY;
}
