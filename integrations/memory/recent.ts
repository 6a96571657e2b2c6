/** A map that keeps the `limit` entries used last. */
export class Recent<V> {
  readonly #limit: number;
  /** Least recently used first, by order of insertion. */
  readonly #entries = new Map<string, V>();

  constructor(limit: number) {
    if (limit < 1) throw new RangeError('a memory keeps at least one entry');
    this.#limit = limit;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): V | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: string, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#limit) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }
}
