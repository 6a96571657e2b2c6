/**
 * Finds many words in a text in one pass, so that the time depends on the text and not on how
 * many words we know.
 *
 * A form is a word or phrase, Chinese or English. `…` inside a form allows a short gap within
 * the clause (`叫…不醒`); `*` at its end allows any ending (`bleed*`).
 */
import { type NormalText, normalise } from './normalise.ts';
import { Trie } from './trie.ts';

export interface Hit {
  /** Index of the form, in the order in which the lexicon was given it. */
  readonly form: number;
  /** Range in the normalised text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Widest gap that `…` stands for, in characters. */
const GAP_HAN = 6;
const GAP_LATIN = 26;

interface Part {
  readonly text: string;
  readonly open: boolean;
}

interface Form {
  readonly parts: readonly number[];
  readonly gap: number;
}

const latinLetter = (code: number): boolean => code >= 97 && code <= 122;
const digit = (code: number): boolean => code >= 48 && code <= 57;

/** Throws when a form has nothing to match: the data is wrong. */
export class Lexicon {
  readonly #forms: Form[] = [];
  readonly #parts: Part[] = [];
  readonly #partIds = new Map<string, number>();
  readonly #trie: Trie;
  /** Part → forms that are this part alone; → forms that begin with it and go on. */
  readonly #alone: number[][] = [];
  readonly #begins: number[][] = [];

  constructor(forms: readonly string[]) {
    forms.forEach((form, index) => {
      this.#add(form, index);
    });
    this.#trie = new Trie(this.#parts.map(({ text }) => text));
  }

  get size(): number {
    return this.#forms.length;
  }

  #add(form: string, index: number): void {
    const parts = form.split('…').map((piece) => this.#part(piece, form));
    const latin = /^[\x20-\x7e…]+$/.test(form);
    this.#forms.push({ parts, gap: latin ? GAP_LATIN : GAP_HAN });
    const first = parts[0] ?? 0;
    (parts.length === 1 ? this.#alone : this.#begins)[first]?.push(index);
  }

  #part(piece: string, form: string): number {
    const open = piece.endsWith('*');
    const text = normalise(open ? piece.slice(0, -1) : piece).text;
    if (text === '') throw new Error(`a form of the word lists is empty: "${form}"`);
    const key = open ? `${text}*` : text;
    const known = this.#partIds.get(key);
    if (known !== undefined) return known;
    const id = this.#parts.length;
    this.#parts.push({ text, open });
    this.#alone.push([]);
    this.#begins.push([]);
    this.#partIds.set(key, id);
    return id;
  }

  /** Every form in the text, by start; forms may overlap. */
  scan(normal: NormalText): Hit[] {
    const hits: Hit[] = [];
    const parts = this.#scanParts(normal);
    for (let i = 0; i < parts.length; i += 1) {
      const hit = parts[i];
      if (hit === undefined) continue;
      for (const form of this.#alone[hit.form] ?? []) {
        hits.push({ form, start: hit.start, end: hit.end });
      }
      for (const form of this.#begins[hit.form] ?? []) {
        const end = this.#follow(normal, parts, i, form);
        if (end >= 0) hits.push({ form, start: hit.start, end });
      }
    }
    return hits;
  }

  #follow(normal: NormalText, parts: readonly Hit[], first: number, id: number): number {
    const form = this.#forms[id];
    const begin = parts[first];
    if (form === undefined || begin === undefined) return -1;
    let at = first;
    let end = begin.end;
    for (let k = 1; k < form.parts.length; k += 1) {
      let next = at + 1;
      let match: Hit | undefined;
      for (; next < parts.length; next += 1) {
        const hit = parts[next];
        if (hit === undefined || hit.start > end + form.gap) break;
        if (hit.form !== form.parts[k] || hit.start < end) continue;
        if (normal.clause[hit.start] !== normal.clause[begin.start]) break;
        // 胸不闷 is not 胸…闷: a gap does not hide a denial.
        if (/[不没]/.test(normal.text.slice(end, hit.start))) break;
        match = hit;
        break;
      }
      if (match === undefined) return -1;
      at = next;
      end = match.end;
    }
    return end;
  }

  #scanParts(normal: NormalText): Hit[] {
    const { text } = normal;
    const hits: Hit[] = [];
    this.#trie.scan(text, (id, end) => {
      const part = this.#parts[id];
      if (part === undefined) return;
      const start = end - part.text.length;
      if (wholeWord(text, start, end, part)) hits.push({ form: id, start, end });
    });
    return hits.sort((a, b) => a.start - b.start || b.end - a.end);
  }
}

/** Latin words and numbers count only whole: "fit" is not in "benefit". */
function wholeWord(text: string, start: number, end: number, part: Part): boolean {
  const before = text.charCodeAt(start - 1);
  const first = text.charCodeAt(start);
  if (latinLetter(first) && latinLetter(before)) return false;
  if (digit(first) && digit(before)) return false;
  if (part.open) return true;
  const last = text.charCodeAt(end - 1);
  const after = text.charCodeAt(end);
  if (latinLetter(last) && latinLetter(after)) return false;
  return !(digit(last) && digit(after));
}
