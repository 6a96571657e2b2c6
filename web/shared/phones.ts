/** Finds the numbers in a text that can be rung, so that they become links. */
export interface Piece {
  readonly text: string;
  /** What `tel:` takes; null for plain text. */
  readonly phone: string | null;
}

/** Mainland mobile and landline numbers as people write them; short numbers are never guessed. */
const WRITTEN = /1[3-9]\d{9}|0\d{2,3}-\d{7,8}(?:-\d{1,6})?|400-?\d{3}-?\d{4}/g;

/** Behind a number, it counts something: "每分钟 100 到 120 次" is nothing to ring. */
const MEASURE =
  /^\s*(?:次|下|分|小时|天|个|人|毫|厘|米|元|岁|度|times|beats|a minute|per|minutes|hours|days|mm|mg)/;

/**
 * Cuts a text at its numbers. `known` are the numbers that came with the message (any form,
 * for example 120); others are found by how they are written.
 */
export function phonePieces(text: string, known: readonly string[]): readonly Piece[] {
  const byLength = [...known].filter(Boolean).sort((a, b) => b.length - a.length);
  const source = [...byLength.map(literal), WRITTEN.source].join('|');
  const pattern = new RegExp(source, 'g');
  const pieces: Piece[] = [];
  let from = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const number = match[0];
    const end = match.index + number.length;
    const counts = MEASURE.test(text.slice(end, end + 12));
    if (isDigit(text[match.index - 1]) || isDigit(text[end]) || counts) {
      pattern.lastIndex = match.index + 1;
      continue;
    }
    if (match.index > from) pieces.push(plain(text.slice(from, match.index)));
    pieces.push({ text: number, phone: dialled(number) });
    from = end;
  }
  if (from < text.length) pieces.push(plain(text.slice(from)));
  return pieces;
}

/** As `tel:` takes it: digits and a leading +; an extension after the number is waited for. */
export function dialled(number: string): string {
  return number.replace(/[^\d+]/g, '');
}

function plain(text: string): Piece {
  return { text, phone: null };
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
