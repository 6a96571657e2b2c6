/**
 * The filed questions' numbers in flat arrays: thousands are looked at for one question, and objects
 * all over the memory would cost more than the arithmetic.
 */
export class Rows {
  #terms = new Int32Array(4096);
  /** Where each row's terms begin; one more than there are rows. */
  #starts = new Int32Array(1024);
  #shared = new Float64Array(1024);
  #owners = new Int32Array(1024);
  #answered = new Uint8Array(1024);
  #norms = new Float64Array(1024);
  #stamps = new Int32Array(1024);
  #count = 0;
  /** Rows that share something with the question that is being asked. */
  #touched = new Int32Array(1024);
  #touchedCount = 0;

  get count(): number {
    return this.#count;
  }

  /** The new row's number. `owner`: of the article that it is filed with; none: below 0. */
  add(terms: readonly number[], owner: number, answered: boolean): number {
    const row = this.#count;
    const start = this.#starts[row] ?? 0;
    const end = start + terms.length;
    if (end > this.#terms.length)
      this.#terms = copied(this.#terms, new Int32Array(end * 2));
    if (row + 2 > this.#starts.length) this.#grow(row * 2);
    this.#terms.set(terms, start);
    this.#owners[row] = owner;
    this.#answered[row] = answered ? 1 : 0;
    this.#starts[row + 1] = end;
    this.#count = row + 1;
    return row;
  }

  #grow(rows: number): void {
    this.#starts = copied(this.#starts, new Int32Array(rows));
    this.#owners = copied(this.#owners, new Int32Array(rows));
    this.#stamps = copied(this.#stamps, new Int32Array(rows));
    this.#answered = copied(this.#answered, new Uint8Array(rows));
    this.#norms = copied(this.#norms, new Float64Array(rows));
    // Nothing is shared between two questions.
    this.#shared = new Float64Array(rows);
    this.#touched = new Int32Array(rows);
  }

  /** Those that share something with the question, in the order of their touching. */
  get touched(): Int32Array {
    return this.#touched.subarray(0, this.#touchedCount);
  }

  /** The next question begins. */
  forget(): void {
    for (const row of this.touched) this.#shared[row] = 0;
    this.#touchedCount = 0;
  }

  /** Number of the article that it is filed with; none: below 0. */
  owner(row: number): number {
    return this.#owners[row] ?? -1;
  }

  answered(row: number): boolean {
    return this.#answered[row] === 1;
  }

  /** Length of its vector as of `stamp`; 0: not measured since. */
  norm(row: number, stamp: number): number {
    return this.#stamps[row] === stamp ? (this.#norms[row] ?? 0) : 0;
  }

  setNorm(row: number, norm: number, stamp: number): void {
    this.#norms[row] = norm;
    this.#stamps[row] = stamp;
  }

  /** Its terms, in place: not to be kept. */
  terms(row: number): Int32Array {
    return this.#terms.subarray(this.#starts[row] ?? 0, this.#starts[row + 1] ?? 0);
  }

  /** Adds to what these rows share with the question. */
  share(rows: readonly number[], weight: number): void {
    for (const row of rows) {
      const before = this.#shared[row] ?? 0;
      if (before === 0) this.#touched[this.#touchedCount++] = row;
      this.#shared[row] = before + weight;
    }
  }

  /** The same, but only to those that share something already. */
  shareMore(rows: readonly number[], weight: number): void {
    for (const row of rows) {
      const before = this.#shared[row] ?? 0;
      if (before > 0) this.#shared[row] = before + weight;
    }
  }

  /** Adds the weights of all its terms; `weights` by term. */
  shareAll(row: number, weights: Float64Array): void {
    const end = this.#starts[row + 1] ?? 0;
    let sum = 0;
    for (let at = this.#starts[row] ?? 0; at < end; at++)
      sum += weights[this.#terms[at] ?? 0] ?? 0;
    this.#shared[row] = (this.#shared[row] ?? 0) + sum;
  }

  /** How much it shares with the question. */
  shared(row: number): number {
    return this.#shared[row] ?? 0;
  }
}

/** The numbers in a list with more room behind them. */
function copied<Numbers extends { set(from: ArrayLike<number>): void }>(
  from: ArrayLike<number>,
  larger: Numbers,
): Numbers {
  larger.set(from);
  return larger;
}
