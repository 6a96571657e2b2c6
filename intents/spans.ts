/** Ranges in the normalised text, sorted by start. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Those that begin in [from, to]; found by bisection, so a long text costs little. */
export function spansWithin<T extends Span>(
  spans: readonly T[] | undefined,
  from: number,
  to: number,
): readonly T[] {
  if (spans === undefined || spans.length === 0) return [];
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < spans.length && (spans[end]?.start ?? 0) <= to) end += 1;
  return low === 0 && end === spans.length ? spans : spans.slice(low, end);
}
