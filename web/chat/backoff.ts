/**
 * Milliseconds to wait before try number `attempt` (from 0): doubles from `base` to `cap`, of
 * which half is left to chance, so that a city's phones do not come back in one moment.
 */
export function backoff(
  attempt: number,
  random: () => number,
  { base, cap }: { readonly base: number; readonly cap: number } = {
    base: 500,
    cap: 30_000,
  },
): number {
  const full = Math.min(cap, base * 2 ** attempt);
  return Math.round(full / 2 + (random() * full) / 2);
}
