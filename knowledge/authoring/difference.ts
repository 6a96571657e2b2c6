/** What differs between two versions of an item, field by field, piece by piece. */

export interface Piece {
  readonly text: string;
  readonly is: 'same' | 'added' | 'removed';
}

export interface Difference {
  /** `answer.zh`, `questions`, `rows` … */
  readonly field: string;
  readonly pieces: readonly Piece[];
}

/** Longer texts are compared by their ends alone: the table of all pairs would be too large. */
const LONGEST = 1_500;

/** Fields in the order of the newer version, then those that are gone. Either may be null. */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  const old = new Map(fieldsOf(before, ''));
  const now = new Map(fieldsOf(after, ''));
  const fields = [...new Set([...now.keys(), ...old.keys()])];
  return fields.flatMap((field) => {
    const from = old.get(field) ?? '';
    const to = now.get(field) ?? '';
    return from === to ? [] : [{ field, pieces: piecesOf(from, to) }];
  });
}

/** Leaves as text; a list is one text, an element a line with its end. */
function fieldsOf(value: unknown, path: string): [string, string][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value))
    return [[path, value.map((one) => `${lineOf(one)}\n`).join('')]];
  if (typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    fieldsOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

function lineOf(element: unknown): string {
  if (typeof element !== 'object' || element === null) return String(element);
  return fieldsOf(element, '')
    .map(([, text]) => text)
    .filter((text) => text !== '')
    .join(' · ');
}

/** Whole lines where there are many, else characters and Latin words. */
function piecesOf(from: string, to: string): readonly Piece[] {
  const lines = from.includes('\n') || to.includes('\n');
  return compare(
    lines ? linesOf(from) : unitsOf(from),
    lines ? linesOf(to) : unitsOf(to),
  );
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function unitsOf(text: string): readonly string[] {
  return text.match(/[a-z0-9]+|[\s\S]/giu) ?? [];
}

function compare(from: readonly string[], to: readonly string[]): readonly Piece[] {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let end = 0;
  while (
    end < from.length - start &&
    end < to.length - start &&
    from[from.length - 1 - end] === to[to.length - 1 - end]
  )
    end++;
  const middle = between(
    from.slice(start, from.length - end),
    to.slice(start, to.length - end),
  );
  return joined([
    { text: from.slice(0, start).join(''), is: 'same' },
    ...middle,
    { text: from.slice(from.length - end).join(''), is: 'same' },
  ]);
}

function between(from: readonly string[], to: readonly string[]): readonly Piece[] {
  if (from.length > LONGEST || to.length > LONGEST)
    return [
      { text: from.join(''), is: 'removed' },
      { text: to.join(''), is: 'added' },
    ];
  // Longest common subsequence, from the ends to the starts.
  const width = to.length + 1;
  const longest = new Uint16Array((from.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      longest[i * width + j] =
        from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < from.length || j < to.length) {
    const [old = '', now = ''] = [from[i], to[j]];
    if (i < from.length && j < to.length && old === now) {
      pieces.push({ text: old, is: 'same' });
      i++;
      j++;
    } else if (i < from.length && (j === to.length || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ text: old, is: 'removed' });
      i++;
    } else {
      pieces.push({ text: now, is: 'added' });
      j++;
    }
  }
  return pieces;
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.text === '') continue;
    if (last?.is === piece.is)
      out[out.length - 1] = { ...last, text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
}
