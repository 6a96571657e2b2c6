/** Numbers in one entry of the table of steps. */
const ENTRY = 3;

/**
 * Aho–Corasick: finds many words in a text in one pass. All of it lies in a few flat tables, for a
 * map in each of its tens of thousands of nodes takes long to build and much to hold.
 */
export class Trie {
  /** First step from the root, by the code of the character; 0 stays there. */
  readonly #root = new Int32Array(65_536);
  /** Entries of node, code and the node it leads to, each looked for from its own place on. */
  readonly #steps: Int32Array;
  readonly #mask: number;
  /** Where to go on when no step fits. */
  readonly #fail: Int32Array;
  /** The first word that ends in a node, -1 for none, and the next that ends in the same. */
  readonly #ends: Int32Array;
  readonly #also: Int32Array;
  /** The nearest node on the way of failing in which a word ends, else 0. */
  readonly #shorter: Int32Array;
  #size = 1;

  constructor(words: readonly string[]) {
    const most = words.reduce((sum, word) => sum + word.length, 1);
    const room = 2 ** Math.ceil(Math.log2(most * 2));
    this.#mask = room - 1;
    this.#steps = new Int32Array(room * ENTRY);
    this.#also = new Int32Array(words.length).fill(-1);
    const ends = new Int32Array(most).fill(-1);
    const codes = new Uint16Array(most);
    const parents = new Int32Array(most);
    for (const [id, word] of words.entries()) {
      let node = 0;
      for (let i = 0; i < word.length; i += 1) {
        const code = word.charCodeAt(i);
        let next = this.#step(node, code);
        if (next === 0) {
          next = this.#grow(node, code);
          codes[next] = code;
          parents[next] = node;
        }
        node = next;
      }
      this.#end(ends, node, id);
    }
    this.#ends = ends.slice(0, this.#size);
    this.#fail = new Int32Array(this.#size);
    this.#shorter = new Int32Array(this.#size);
    this.#link(codes, parents);
  }

  /** Tells every word in the text, and where it ends, in the order of the ends. */
  scan(text: string, tell: (word: number, end: number) => void): void {
    let node = 0;
    for (let i = 0; i < text.length; i += 1) {
      node = this.#onward(node, text.charCodeAt(i));
      for (let at = node; at !== 0; at = this.#shorter[at] ?? 0) {
        for (let word = this.#ends[at] ?? -1; word >= 0; word = this.#also[word] ?? -1) {
          tell(word, i + 1);
        }
      }
    }
  }

  /** 0 where there is no step: nothing leads back to the root. */
  #step(node: number, code: number): number {
    if (node === 0) return this.#root[code] ?? 0;
    const steps = this.#steps;
    for (let place = this.#place(node, code); ; place = (place + 1) & this.#mask) {
      const at = place * ENTRY;
      const to = steps[at + 2] ?? 0;
      if (to === 0 || (steps[at] === node && steps[at + 1] === code)) return to;
    }
  }

  #grow(node: number, code: number): number {
    const next = this.#size;
    this.#size += 1;
    if (node === 0) {
      this.#root[code] = next;
      return next;
    }
    let place = this.#place(node, code);
    while (this.#steps[place * ENTRY + 2] !== 0) place = (place + 1) & this.#mask;
    this.#steps.set([node, code, next], place * ENTRY);
    return next;
  }

  #place(node: number, code: number): number {
    const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & this.#mask;
  }

  #end(ends: Int32Array, node: number, id: number): void {
    const first = ends[node] ?? -1;
    if (first < 0) {
      ends[node] = id;
      return;
    }
    let last = first;
    while ((this.#also[last] ?? -1) >= 0) last = this.#also[last] ?? -1;
    this.#also[last] = id;
  }

  /** By depth: a node's way of failing leads to a shallower one, which is linked already. */
  #link(codes: Uint16Array, parents: Int32Array): void {
    const depths = new Int32Array(this.#size);
    for (let node = 1; node < this.#size; node += 1) {
      depths[node] = (depths[parents[node] ?? 0] ?? 0) + 1;
    }
    const nodes = depths.map((_, node) => node);
    nodes.sort((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0));
    for (const node of nodes) {
      const parent = parents[node] ?? 0;
      if (parent === 0) continue;
      const target = this.#onward(this.#fail[parent] ?? 0, codes[node] ?? 0);
      this.#fail[node] = target;
      this.#shorter[node] =
        (this.#ends[target] ?? -1) >= 0 ? target : (this.#shorter[target] ?? 0);
    }
  }

  /** The node after this character, by a step or after failing. */
  #onward(from: number, code: number): number {
    let node = from;
    let next = this.#step(node, code);
    while (next === 0 && node !== 0) {
      node = this.#fail[node] ?? 0;
      next = this.#step(node, code);
    }
    return next;
  }
}
