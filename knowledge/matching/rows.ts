/**
 * The filed questions' numbers in flat arrays: thousands are looked at for one question, and objects
 * all over the memory would cost more than the arithmetic.
 */
export class Rows {
  #terms = new Int32Array(4096);
  /** Where each row's terms begin; one more than there are rows. */
  #starts = new Int32Array(1024);
  #shared = new Float64Array(1024);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The new row's number. */
  add(terms: readonly number[]): number {
    const row = this.#count;
    const start = this.#starts[row] ?? 0;
    const end = start + terms.length;
    if (end > this.#terms.length) this.#terms = grown(this.#terms, end * 2);
    if (row + 2 > this.#starts.length) this.#starts = grown(this.#starts, row * 2);
    if (row + 1 > this.#shared.length) this.#shared = new Float64Array(row * 2);
    this.#terms.set(terms, start);
    this.#starts[row + 1] = end;
    this.#count = row + 1;
    return row;
  }

  /** Its terms, in place: not to be kept. */
  terms(row: number): Int32Array {
    return this.#terms.subarray(this.#starts[row] ?? 0, this.#starts[row + 1] ?? 0);
  }

  /** Adds to what a row shares with the question that is being asked; whether it is the first. */
  share(row: number, weight: number): boolean {
    const before = this.#shared[row] ?? 0;
    this.#shared[row] = before + weight;
    return before === 0;
  }

  /** Adds the weights of all its terms; `weights` by term. */
  shareAll(row: number, weights: Float64Array): void {
    const end = this.#starts[row + 1] ?? 0;
    let sum = 0;
    for (let at = this.#starts[row] ?? 0; at < end; at++)
      sum += weights[this.#terms[at] ?? 0] ?? 0;
    this.#shared[row] = (this.#shared[row] ?? 0) + sum;
  }

  /** The weights of its terms, each of which is set to 0: no row after it counts it again. */
  takeAll(row: number, weights: Float64Array): number {
    const end = this.#starts[row + 1] ?? 0;
    let sum = 0;
    for (let at = this.#starts[row] ?? 0; at < end; at++) {
      const term = this.#terms[at] ?? 0;
      const weight = weights[term] ?? 0;
      if (weight === 0) continue;
      sum += weight;
      weights[term] = 0;
    }
    return sum;
  }

  /** What it shares, which is forgotten. */
  take(row: number): number {
    const shared = this.#shared[row] ?? 0;
    this.#shared[row] = 0;
    return shared;
  }
}

function grown(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}
