/**
 * One channel's door, in this process: only so many calls at once, and a pause after failures in a
 * row. A vendor that is away then costs a look now and then, and nobody else anything.
 */

const AT_ONCE = 16;
const FAILURES_IN_A_ROW = 5;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;
/** Seconds until somebody before us is through. */
const BUSY_SECONDS = 1;

export class Gate {
  #inside = 0;
  #failures = 0;
  #pauseMs = FIRST_PAUSE_MS;
  #closedUntil = 0;

  /**
   * Seconds to come back after; 0: come in, and leave. What is urgent comes in even while it is
   * closed.
   */
  enter(now: Date, urgent: boolean): number {
    if (this.#inside >= AT_ONCE) return BUSY_SECONDS;
    const closed = this.#closedUntil - now.getTime();
    if (closed > 0 && !urgent) return Math.ceil(closed / 1000);
    this.#inside += 1;
    return 0;
  }

  leave(): void {
    this.#inside -= 1;
  }

  /** @param answered the vendor said something, be it a refusal. */
  heard(answered: boolean, now: Date): void {
    if (answered) {
      this.#failures = 0;
      this.#pauseMs = FIRST_PAUSE_MS;
      this.#closedUntil = 0;
      return;
    }
    this.#failures += 1;
    if (this.#failures < FAILURES_IN_A_ROW || now.getTime() < this.#closedUntil) return;
    this.#closedUntil = now.getTime() + this.#pauseMs;
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

/** One for each channel. */
export function gates(): (channelId: string) => Gate {
  const known = new Map<string, Gate>();
  return (channelId) => {
    const gate = known.get(channelId) ?? new Gate();
    known.set(channelId, gate);
    return gate;
  };
}
