/**
 * What one question has in common with each matter, while its rows are looked through. One is kept
 * and used again for every question, so that nothing is made anew for thousands of rows.
 */

/** So many of the likest questions of a matter count; of those without an answer, and of all such. */
export const LIKEST = 3;
const LIKEST_OPEN = 2;

/** Numbers of one matter: sum and the likest of what is answered, then of what is not. */
const SUM = 0;
const TOP = 1;
const OPEN_SUM = TOP + LIKEST;
const OPEN_TOP = OPEN_SUM + 1;
const WIDTH = OPEN_TOP + LIKEST_OPEN;

export interface Gathered {
  /** Number of the matter. */
  readonly matter: number;
  readonly sum: number;
  /** Mean of the likest; what is missing is not alike at all. */
  readonly likest: number;
  readonly most: number;
  readonly openSum: number;
  readonly openLikest: number;
}

export class Gathering {
  #values = new Float64Array(64 * WIDTH);
  #seen = new Uint32Array(64);
  #round = 0;
  readonly #matters: number[] = [];
  readonly #open = new Float64Array(LIKEST_OPEN);

  begin(matters: number): void {
    if (matters > this.#seen.length) {
      this.#seen = new Uint32Array(matters * 2);
      this.#values = new Float64Array(matters * 2 * WIDTH);
      this.#round = 0;
    }
    this.#round += 1;
    this.#matters.length = 0;
    this.#open.fill(0);
  }

  /** A question filed with a matter. */
  add(matter: number, answered: boolean, alike: number): void {
    const at = matter * WIDTH;
    if (this.#seen[matter] !== this.#round) {
      this.#seen[matter] = this.#round;
      this.#matters.push(matter);
      this.#values.fill(0, at, at + WIDTH);
    }
    const sum = at + (answered ? SUM : OPEN_SUM);
    this.#values[sum] = (this.#values[sum] ?? 0) + alike;
    if (answered) keepTop(this.#values, at + TOP, LIKEST, alike);
    else {
      keepTop(this.#values, at + OPEN_TOP, LIKEST_OPEN, alike);
      this.addOpen(alike);
    }
  }

  /** A question without an answer, whatever it is about. */
  addOpen(alike: number): void {
    keepTop(this.#open, 0, LIKEST_OPEN, alike);
  }

  /** Mean of the likest without an answer, and the likest itself. */
  get open(): { readonly likest: number; readonly most: number } {
    return { likest: mean(this.#open, 0, LIKEST_OPEN), most: this.#open[0] ?? 0 };
  }

  /** The `most` matters with the likest questions, in no order. */
  likestMatters(most: number): readonly Gathered[] {
    const all = this.#matters;
    if (all.length <= most) return all.map((matter) => this.#gathered(matter));
    const likest = new Float64Array(most);
    for (const matter of all) keepTop(likest, 0, most, this.#likestOf(matter));
    const bound = likest[most - 1] ?? 0;
    return all
      .filter((matter) => this.#likestOf(matter) >= bound)
      .map((matter) => this.#gathered(matter));
  }

  #likestOf(matter: number): number {
    return mean(this.#values, matter * WIDTH + TOP, LIKEST);
  }

  #gathered(matter: number): Gathered {
    const at = matter * WIDTH;
    return {
      matter,
      sum: this.#values[at + SUM] ?? 0,
      likest: this.#likestOf(matter),
      most: this.#values[at + TOP] ?? 0,
      openSum: this.#values[at + OPEN_SUM] ?? 0,
      openLikest: mean(this.#values, at + OPEN_TOP, LIKEST_OPEN),
    };
  }
}

/** Keeps the highest of `count` places from `start`, highest first. */
function keepTop(
  values: Float64Array,
  start: number,
  count: number,
  value: number,
): void {
  let at = start + count - 1;
  if (value <= (values[at] ?? 0)) return;
  for (; at > start && (values[at - 1] ?? 0) < value; at--)
    values[at] = values[at - 1] ?? 0;
  values[at] = value;
}

function mean(values: Float64Array, start: number, count: number): number {
  let sum = 0;
  for (let at = start; at < start + count; at++) sum += values[at] ?? 0;
  return sum / count;
}
