/**
 * How alike a question is to those filed with each matter. Questions are vectors of terms, weighed
 * by how rare a term is among all filed questions and in the common language (tf-idf, cosine), found
 * through an inverted index. Two kinds are filed: what an article answers, and what sounds like it
 * and is answered nowhere.
 *
 * One matcher serves all states of a city's knowledge, so that a change costs what changed. An
 * article that is retired counts no more; its rows are cleared away when there are many.
 */
import type { Article } from '../content/article.ts';
import common from '../words/common.json' with { type: 'json' };
import { Gathering } from './gathering.ts';
import { Leaning } from './leaning.ts';
import type { Reader } from './reader.ts';
import { Rows } from './rows.ts';
import { termsOf } from './terms.ts';

/** Learnt from messages of all kinds, so that a city with ten articles knows what is a common word. */
const USUAL = new Map(Object.entries(common.terms));

/** Rows that no article has any more are cleared away when they are this many and a third of all. */
const DEAD_ROWS = 2_000;

/** Found so many rows, a question looks for no more: beyond a few thousand, all are hardly alike. */
const ENOUGH_ROWS = 2_000;
/** Of so many matters with the likest questions, so many are looked at closely. */
const RANKED = 24;
const CLOSELY = 3;

export interface Likeness {
  readonly matter: string;
  /** Mean of the likest answered questions, 0 to 1. */
  readonly likest: number;
  readonly most: number;
  /** To all that is asked there together. */
  readonly whole: number;
  /** The same two of its questions without an answer. */
  readonly unansweredLikest: number;
  readonly unansweredWhole: number;
  /** How much of the question's weight stands anywhere in what is answered there. */
  readonly known: number;
  /** How many questions are filed there. */
  readonly filed: number;
}

export interface Likenesses {
  /** The few with most in common, likest first by `alikeness`. */
  readonly matters: readonly Likeness[];
  /** Mean of the likest two questions without an answer, whatever they are about. */
  readonly unanswered: number;
  /** The likest of those. */
  readonly unansweredMost: number;
  /** How far its words point to such, on the average. */
  readonly leaning: number;
}

/** What matters are ranked by; each share was chosen on `evaluation/tuning.tsv`. */
export function alikeness({ likest, whole, known }: Likeness): number {
  return likest + 2 * whole + 0.3 * known;
}

/** A filed question. */
interface Row {
  /** Null: asked on no article's matter, and answered nowhere. */
  readonly article: Article | null;
  /** Number of the matter. */
  readonly matter: number;
  readonly answered: boolean;
  /** Length of its vector as of `stamp`. */
  norm: number;
  stamp: number;
}

/** A term of the question that somebody has asked with before. */
interface AskedTerm {
  readonly id: number;
  readonly weight: number;
  readonly rows: readonly number[];
}

const NO_TERM: AskedTerm = { id: -1, weight: 0, rows: [] };

/** All that is filed with a matter, of one kind. */
interface Group {
  readonly rows: number[];
  /** Length of the sum of its rows' unit vectors as of `stamp`. */
  norm: number;
  stamp: number;
}

interface Matter {
  readonly name: string;
  readonly answered: Group;
  readonly unanswered: Group;
}

export class Matcher {
  readonly #read: Reader;
  readonly #open: readonly string[];
  #termIds = new Map<string, number>();
  /** By term: in how many questions that count it stands; the rows that have it. */
  #frequency: number[] = [];
  #postings: number[][] = [];
  #rows: Row[] = [];
  #numbers = new Rows();
  #leaning = new Leaning();
  #matters: Matter[] = [];
  #matterIds = new Map<string, number>();
  #rowsOf = new Map<Article, readonly number[]>();
  #retired = new Set<Article>();
  #counted = common.texts;
  #dead = 0;
  /** Goes up whenever rarities change. */
  #stamp = 1;
  #weights = new Float64Array(0);
  readonly #gathering = new Gathering();

  /** `open`: what people ask and no article of any matter answers. */
  constructor(read: Reader, open: readonly string[]) {
    this.#read = read;
    this.#open = open;
    this.#fileOpen();
  }

  /** Takes an article as residents read it (`compose`). */
  add(article: Article): void {
    if (this.#rowsOf.has(article)) return;
    const { questions, unanswered, title, phones } = article;
    const titles = title.en === undefined ? [title.zh] : [title.zh, title.en];
    const rows = [...questions, ...titles, ...phones].map((text) =>
      this.#file(article, text, true),
    );
    for (const text of unanswered) rows.push(this.#file(article, text, false));
    this.#rowsOf.set(article, rows);
    this.#count(rows, 1);
  }

  /** It counts no more; its rows stay until `compact`. */
  retire(article: Article): void {
    const rows = this.#rowsOf.get(article);
    if (!rows || this.#retired.has(article)) return;
    this.#retired.add(article);
    this.#dead += rows.length;
    this.#takeOut(rows);
    this.#count(rows, -1);
  }

  /** Out of what is filed with its matter. */
  #takeOut(rows: readonly number[]): void {
    const gone = new Set(rows);
    const matter = this.#matters[this.#rows[rows[0] ?? -1]?.matter ?? -1];
    if (!matter) return;
    for (const { rows: filed } of [matter.answered, matter.unanswered])
      filed.splice(0, filed.length, ...filed.filter((at) => !gone.has(at)));
  }

  /** Clears away what was retired, when it is much. */
  compact(): void {
    if (this.#dead < DEAD_ROWS || this.#dead * 3 < this.#rows.length) return;
    const kept = [...this.#rowsOf.keys()].filter(
      (article) => !this.#retired.has(article),
    );
    this.#termIds = new Map();
    this.#frequency = [];
    this.#postings = [];
    this.#rows = [];
    this.#numbers = new Rows();
    this.#leaning = new Leaning();
    this.#matters = [];
    this.#matterIds = new Map();
    this.#rowsOf = new Map();
    this.#retired = new Set();
    this.#counted = common.texts;
    this.#dead = 0;
    this.#fileOpen();
    for (const article of kept) this.add(article);
  }

  /** Whether a filed question, or common language, has the term. */
  knows(term: string): boolean {
    return this.#termIds.has(term) || USUAL.has(term);
  }

  /** How far a term points to questions without an answer (`leaning.ts`). */
  leaning(term: string): number {
    return this.#leaning.of(this.#termIds.get(term) ?? -1);
  }

  /** `isLive`: whether the asking state has the article. */
  compare(terms: readonly string[], isLive: (article: Article) => boolean): Likenesses {
    const asked: AskedTerm[] = [];
    let square = 0;
    let leaning = 0;
    let leant = 0;
    for (const term of terms) {
      const id = this.#termIds.get(term);
      const frequency = id === undefined ? usual(term) : (this.#frequency[id] ?? 0);
      const weight = this.#rarity(frequency) ** 2;
      square += weight;
      const rows = id === undefined ? undefined : this.#postings[id];
      if (id === undefined || !rows) continue;
      asked.push({ id, weight, rows });
      if (!this.#leaning.has(id)) continue;
      leaning += this.#leaning.of(id);
      leant += 1;
    }
    this.#gather(this.#touch(asked), Math.sqrt(square) || 1, isLive);
    const { likest, most } = this.#gathering.open;
    return {
      matters: this.#likenesses(asked, square || 1),
      unanswered: likest,
      unansweredMost: most,
      leaning: leaning / (leant || 1),
    };
  }

  /**
   * Rows that share a term, each with the weight that it shares. The rarest terms go first; when
   * they have found rows enough, common ones find no more and only add to those.
   */
  #touch(asked: readonly AskedTerm[]): readonly number[] {
    const numbers = this.#numbers;
    const touched: number[] = [];
    const rarest = asked.toSorted((a, b) => a.rows.length - b.rows.length);
    let at = 0;
    for (; at < rarest.length && touched.length < ENOUGH_ROWS; at++) {
      const { weight, rows } = rarest[at] ?? NO_TERM;
      for (const row of rows) if (numbers.share(row, weight)) touched.push(row);
    }
    if (at === rarest.length) return touched;
    const common = rarest.slice(at);
    this.#weigh(common);
    for (const row of touched) numbers.shareAll(row, this.#weights);
    for (const { id } of common) this.#weights[id] = 0;
    return touched;
  }

  /** Takes what the touched rows share into the gathering. */
  #gather(
    touched: readonly number[],
    length: number,
    isLive: (article: Article) => boolean,
  ): void {
    const gathering = this.#gathering;
    gathering.begin(this.#matters.length);
    const live = new Map<Article, boolean>();
    let last: Article | null = null;
    let counts = false;
    for (const at of touched) {
      const shared = this.#numbers.take(at);
      const row = this.#rows[at];
      if (!row) continue;
      const { article } = row;
      if (article !== null && article !== last) {
        last = article;
        counts = live.get(article) ?? isLive(article);
        live.set(article, counts);
      }
      if (article !== null && !counts) continue;
      if (row.stamp !== this.#stamp) this.#measure(row, at);
      const alike = shared / (length * row.norm);
      if (article === null) gathering.addOpen(alike);
      else gathering.add(row.matter, row.answered, alike);
    }
  }

  #likenesses(asked: readonly AskedTerm[], square: number): readonly Likeness[] {
    const alike = this.#ranked();
    return byAlikeness(
      alike
        .slice(0, CLOSELY)
        .map((one) => ({ ...one, known: this.#known(asked, one.matter) / square })),
    );
  }

  #ranked(): readonly Likeness[] {
    const likenesses: Likeness[] = [];
    for (const gathered of this.#gathering.likestMatters(RANKED)) {
      const matter = this.#matters[gathered.matter];
      if (!matter || gathered.likest === 0) continue;
      likenesses.push({
        matter: matter.name,
        likest: gathered.likest,
        most: gathered.most,
        whole: gathered.sum / this.#groupNorm(matter.answered),
        unansweredLikest: gathered.openLikest,
        unansweredWhole: gathered.openSum / this.#groupNorm(matter.unanswered),
        known: 0,
        filed: matter.answered.rows.length,
      });
    }
    return byAlikeness(likenesses);
  }

  /** Puts the terms' weights where rows can look them up. */
  #weigh(asked: readonly AskedTerm[]): void {
    if (this.#weights.length < this.#frequency.length)
      this.#weights = new Float64Array(this.#frequency.length * 2);
    for (const { id, weight } of asked) this.#weights[id] = weight;
  }

  #known(asked: readonly AskedTerm[], matter: string): number {
    const group = this.#matters[this.#matterIds.get(matter) ?? -1]?.answered;
    this.#weigh(asked);
    let sum = 0;
    for (const row of group?.rows ?? []) sum += this.#numbers.takeAll(row, this.#weights);
    for (const { id } of asked) this.#weights[id] = 0;
    return sum;
  }

  // -------------------------------------------------------------------------- filing

  #fileOpen(): void {
    const rows = this.#open.map((text) => this.#file(null, text, false));
    this.#count(rows, 1);
  }

  #file(article: Article | null, text: string, answered: boolean): number {
    const ids = termsOf(this.#read(text)).map((term) => this.#termId(term));
    const at = this.#numbers.add(ids);
    for (const id of ids) this.#postings[id]?.push(at);
    const matter = article === null ? -1 : this.#matterId(article.matter);
    this.#rows.push({ article, matter, answered, norm: 1, stamp: 0 });
    const group = this.#matters[matter]?.[answered ? 'answered' : 'unanswered'];
    group?.rows.push(at);
    return at;
  }

  #termId(term: string): number {
    const known = this.#termIds.get(term);
    if (known !== undefined) return known;
    const id = this.#frequency.length;
    this.#termIds.set(term, id);
    this.#frequency.push(usual(term));
    this.#postings.push([]);
    return id;
  }

  #matterId(name: string): number {
    const known = this.#matterIds.get(name);
    if (known !== undefined) return known;
    const group = () => ({ rows: [], norm: 1, stamp: 0 });
    this.#matterIds.set(name, this.#matters.length);
    return this.#matters.push({ name, answered: group(), unanswered: group() }) - 1;
  }

  #count(rows: readonly number[], by: 1 | -1): void {
    for (const at of rows) {
      const terms = this.#numbers.terms(at);
      this.#leaning.count(terms, this.#rows[at]?.answered ?? false, by);
      for (const id of terms) this.#frequency[id] = (this.#frequency[id] ?? 0) + by;
    }
    this.#counted += by * rows.length;
    this.#stamp += 1;
  }

  // -------------------------------------------------------------------------- measures

  #rarity(frequency: number): number {
    return Math.log((1 + this.#counted) / (1 + frequency)) + 1;
  }

  #measure(row: Row, at: number): void {
    let square = 0;
    for (const id of this.#numbers.terms(at))
      square += this.#rarity(this.#frequency[id] ?? 0) ** 2;
    row.norm = Math.sqrt(square) || 1;
    row.stamp = this.#stamp;
  }

  #groupNorm(group: Group): number {
    if (group.stamp === this.#stamp) return group.norm;
    const sum = new Map<number, number>();
    for (const at of group.rows) {
      const row = this.#rows[at];
      if (!row?.article || this.#retired.has(row.article)) continue;
      if (row.stamp !== this.#stamp) this.#measure(row, at);
      for (const id of this.#numbers.terms(at))
        sum.set(
          id,
          (sum.get(id) ?? 0) + this.#rarity(this.#frequency[id] ?? 0) / row.norm,
        );
    }
    let square = 0;
    for (const value of sum.values()) square += value * value;
    group.norm = Math.sqrt(square) || 1;
    group.stamp = this.#stamp;
    return group.norm;
  }
}

function byAlikeness(likenesses: readonly Likeness[]): readonly Likeness[] {
  return likenesses.toSorted((a, b) => alikeness(b) - alikeness(a));
}

/** In how many of the common texts it stands; what is said too seldom to be listed: none. */
function usual(term: string): number {
  return USUAL.get(term) ?? 0;
}
