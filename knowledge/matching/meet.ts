/** Whether two rising lists have a number in common: the shorter one's are looked up in the longer. */
export function meet(a: readonly number[], b: readonly number[]): boolean {
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  const last = many.at(-1) ?? -1;
  let low = 0;
  for (const wanted of few) {
    if (wanted > last) return false;
    let high = many.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((many[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    if (many[low] === wanted) return true;
  }
  return false;
}
