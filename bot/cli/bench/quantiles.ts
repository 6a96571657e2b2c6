/** p50 and p99 of the milliseconds that `work` takes for each text; the first quarter of the rounds is the compiler's. */
export function quantiles(
  texts: readonly string[],
  work: (text: string) => unknown,
  rounds: number,
) {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const text of texts) {
      const started = performance.now();
      work(text);
      if (round >= rounds / 4) times.push(performance.now() - started);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    Number((times[Math.floor(times.length * share)] ?? 0).toFixed(4));
  return { p50: at(0.5), p99: at(0.99) };
}
