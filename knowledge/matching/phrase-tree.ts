/** Finds the longest known phrases in a list of units, left to right, without overlaps. */
export interface PhraseHit<Tag> {
  readonly tags: readonly Tag[];
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

interface Node<Tag> {
  readonly next: Map<string, Node<Tag>>;
  tags: Tag[] | null;
}

export class PhraseTree<Tag> {
  readonly #root: Node<Tag> = { next: new Map(), tags: null };

  /** One phrase may carry several tags. An empty phrase is ignored. */
  add(units: readonly string[], tag: Tag): void {
    let node = this.#root;
    for (const unit of units) {
      let next = node.next.get(unit);
      if (!next) {
        next = { next: new Map(), tags: null };
        node.next.set(unit, next);
      }
      node = next;
    }
    if (node === this.#root) return;
    node.tags ??= [];
    if (!node.tags.includes(tag)) node.tags.push(tag);
  }

  find(units: readonly string[]): PhraseHit<Tag>[] {
    const hits: PhraseHit<Tag>[] = [];
    for (let start = 0; start < units.length; ) {
      const hit = this.#longestAt(units, start);
      if (hit) hits.push(hit);
      start = hit ? hit.end : start + 1;
    }
    return hits;
  }

  #longestAt(units: readonly string[], start: number): PhraseHit<Tag> | null {
    let best: PhraseHit<Tag> | null = null;
    let node: Node<Tag> | undefined = this.#root;
    for (let at = start; at < units.length; at++) {
      node = node.next.get(units[at] ?? '');
      if (!node) break;
      if (node.tags) best = { tags: node.tags, start, end: at + 1 };
    }
    return best;
  }
}
