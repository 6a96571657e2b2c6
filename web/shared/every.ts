/** `act`, but not again within so many milliseconds: for what is told at each key. */
export function atMostEvery(ms: number, act: () => void, now: () => number): () => void {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() - last < ms) return;
    last = now();
    act();
  };
}
