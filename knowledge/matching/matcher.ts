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
import { byAlikeness, type Likeness, type Likenesses } from './likeness.ts';
import { meet } from './meet.ts';
import type { Reader } from './reader.ts';
import { Rows } from './rows.ts';
import { termsOf } from './terms.ts';

/** Learnt from messages of all kinds, so that a city with ten articles knows what is a common word. */
const USUAL = new Map(Object.entries(common.terms));

/** Rows that no article has any more are cleared away when they are this many and a third of all. */
const DEAD_ROWS = 2_000;

/** Found so many rows, a question looks for no more: beyond a few thousand, all are hardly alike. */
const ENOUGH_ROWS = 2000;
/** About so many terms are in a row: where a list of rows is longer, the rows are looked through instead. */
const TERMS_OF_ROW = 12;
/** Of so many matters with the likest questions, so many are looked at closely. */
const RANKED = 24;
const CLOSELY = 3;

/** An article, and the numbers of its questions: from the first on, below the last. */
interface Filed {
  readonly article: Article;
  readonly matter: Matter;
  readonly from: number;
  readonly until: number;
}

/** A term of the question that somebody has asked with before. */
interface AskedTerm {
  readonly id: number;
  readonly weight: number;
  readonly rows: readonly number[];
}

const NO_OWNER = -1;
const UNASKED = 0;
const GONE = -1;

const NO_TERM: AskedTerm = { id: -1, weight: 0, rows: [] };

/** All that is filed with a matter, of one kind. */
interface Group {
  readonly rows: number[];
  /** Length of the sum of its rows' unit vectors as of `stamp`. */
  norm: number;
  stamp: number;
}

interface Matter {
  readonly number: number;
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
  #rows = new Rows();
  #leaning = new Leaning();
  #matters: Matter[] = [];
  #matterOf = new Map<string, Matter>();
  /** By their number as owners of rows. */
  #filed: Filed[] = [];
  #filedOf = new Map<Article, Filed>();
  #retired = new Set<Article>();
  #counted = common.texts;
  #dead = 0;
  /** Goes up whenever rarities change. */
  #stamp = 1;
  #weights = new Float64Array(0);
  /** By article, for the question that is being asked: `UNASKED`, `GONE`, or its matter's number. */
  #targets = new Int32Array(0);
  readonly #gathering = new Gathering();

  /** `open`: what people ask and no article of any matter answers. */
  constructor(read: Reader, open: readonly string[]) {
    this.#read = read;
    this.#open = open;
    this.#fileOpen();
  }

  /** Takes an article as residents read it (`compose`). */
  add(article: Article): void {
    if (this.#filedOf.has(article)) return;
    const { questions, unanswered, title, phones } = article;
    const titles = title.en === undefined ? [title.zh] : [title.zh, title.en];
    const matter = this.#matter(article.matter);
    const owner = this.#filed.length;
    const from = this.#rows.count;
    for (const text of [...questions, ...titles, ...phones])
      matter.answered.rows.push(this.#file(text, owner, true));
    for (const text of unanswered)
      matter.unanswered.rows.push(this.#file(text, owner, false));
    const filed = { article, matter, from, until: this.#rows.count };
    this.#filed.push(filed);
    this.#filedOf.set(article, filed);
    this.#count(filed, 1);
  }

  /** It counts no more; its rows stay until `compact`. */
  retire(article: Article): void {
    const filed = this.#filedOf.get(article);
    if (!filed || this.#retired.has(article)) return;
    this.#retired.add(article);
    const { matter, from, until } = filed;
    this.#dead += until - from;
    for (const { rows } of [matter.answered, matter.unanswered])
      rows.splice(0, rows.length, ...rows.filter((at) => at < from || at >= until));
    this.#count(filed, -1);
  }

  /** Clears away what was retired, when it is much. */
  compact(): void {
    if (this.#dead < DEAD_ROWS || this.#dead * 3 < this.#rows.count) return;
    const kept = [...this.#filedOf.keys()].filter(
      (article) => !this.#retired.has(article),
    );
    this.#termIds = new Map();
    this.#frequency = [];
    this.#postings = [];
    this.#rows = new Rows();
    this.#leaning = new Leaning();
    this.#matters = [];
    this.#matterOf = new Map();
    this.#filed = [];
    this.#filedOf = new Map();
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
    this.#touch(asked);
    this.#gather(Math.sqrt(square) || 1, isLive);
    const { likest, most } = this.#gathering.open;
    return {
      matters: this.#likenesses(asked, square || 1),
      unanswered: likest,
      unansweredMost: most,
      leaning: leaning / (leant || 1),
    };
  }

  /**
   * Finds the rows that share a term. The rarest terms go first; when they have found rows enough,
   * common ones find no more and only add to those.
   */
  #touch(asked: readonly AskedTerm[]): void {
    const numbers = this.#rows;
    numbers.forget();
    const rarest = asked.toSorted((a, b) => a.rows.length - b.rows.length);
    let at = 0;
    for (; at < rarest.length && numbers.touched.length < ENOUGH_ROWS; at++) {
      const { weight, rows } = rarest[at] ?? NO_TERM;
      numbers.share(rows, weight);
    }
    const common = rarest.slice(at);
    const listed = common.reduce((sum, { rows }) => sum + rows.length, 0);
    if (listed < numbers.touched.length * TERMS_OF_ROW) {
      for (const { weight, rows } of common) numbers.shareMore(rows, weight);
      return;
    }
    this.#weigh(common);
    for (const row of numbers.touched) numbers.shareAll(row, this.#weights);
    for (const { id } of common) this.#weights[id] = 0;
  }

  /** Takes what the touched rows share into the gathering. */
  #gather(length: number, isLive: (article: Article) => boolean): void {
    const gathering = this.#gathering;
    gathering.begin(this.#matters.length + 1);
    if (this.#targets.length < this.#filed.length)
      this.#targets = new Int32Array(this.#filed.length * 2);
    else this.#targets.fill(UNASKED);
    for (const row of this.#rows.touched) {
      const alike = this.#rows.shared(row) / (length * this.#norm(row));
      const owner = this.#rows.owner(row);
      if (owner < 0) gathering.addOpen(alike);
      else {
        const matter = this.#target(owner, isLive);
        if (matter > GONE) gathering.add(matter, this.#rows.answered(row), alike);
      }
    }
  }

  /** The article's matter, or `GONE`; `isLive` is asked once for each article and question. */
  #target(owner: number, isLive: (article: Article) => boolean): number {
    const known = this.#targets[owner] ?? UNASKED;
    if (known !== UNASKED) return known;
    const filed = this.#filed[owner];
    const target = filed && isLive(filed.article) ? filed.matter.number : GONE;
    this.#targets[owner] = target;
    return target;
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
      const matter = this.#matters[gathered.matter - 1];
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

  #known(asked: readonly AskedTerm[], name: string): number {
    const filed = this.#matterOf.get(name)?.answered.rows ?? [];
    return asked
      .filter(({ rows }) => meet(rows, filed))
      .reduce((sum, { weight }) => sum + weight, 0);
  }

  // -------------------------------------------------------------------------- filing

  #fileOpen(): void {
    for (const text of this.#open) this.#file(text, NO_OWNER, false);
    this.#count({ from: 0, until: this.#rows.count }, 1);
  }

  #file(text: string, owner: number, answered: boolean): number {
    const ids = termsOf(this.#read(text)).map((term) => this.#termId(term));
    const at = this.#rows.add(ids, owner, answered);
    for (const id of ids) this.#postings[id]?.push(at);
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

  #matter(name: string): Matter {
    const known = this.#matterOf.get(name);
    if (known) return known;
    const group = () => ({ rows: [], norm: 1, stamp: 0 });
    // From 1 on: 0 is `UNASKED`.
    const number = this.#matters.length + 1;
    const matter = { number, name, answered: group(), unanswered: group() };
    this.#matterOf.set(name, matter);
    this.#matters.push(matter);
    return matter;
  }

  #count({ from, until }: Pick<Filed, 'from' | 'until'>, by: 1 | -1): void {
    for (let at = from; at < until; at++) {
      const terms = this.#rows.terms(at);
      this.#leaning.count(terms, this.#rows.answered(at), by);
      for (const id of terms) this.#frequency[id] = (this.#frequency[id] ?? 0) + by;
    }
    this.#counted += by * (until - from);
    this.#stamp += 1;
  }

  // -------------------------------------------------------------------------- measures

  #rarity(frequency: number): number {
    return Math.log((1 + this.#counted) / (1 + frequency)) + 1;
  }

  /** Length of a row's vector. */
  #norm(row: number): number {
    const known = this.#rows.norm(row, this.#stamp);
    if (known !== 0) return known;
    let square = 0;
    for (const id of this.#rows.terms(row))
      square += this.#rarity(this.#frequency[id] ?? 0) ** 2;
    const norm = Math.sqrt(square) || 1;
    this.#rows.setNorm(row, norm, this.#stamp);
    return norm;
  }

  #groupNorm(group: Group): number {
    if (group.stamp === this.#stamp) return group.norm;
    const sum = new Map<number, number>();
    for (const row of group.rows) {
      const norm = this.#norm(row);
      for (const id of this.#rows.terms(row))
        sum.set(id, (sum.get(id) ?? 0) + this.#rarity(this.#frequency[id] ?? 0) / norm);
    }
    let square = 0;
    for (const value of sum.values()) square += value * value;
    group.norm = Math.sqrt(square) || 1;
    group.stamp = this.#stamp;
    return group.norm;
  }
}

/** In how many of the common texts it stands; what is said too seldom to be listed: none. */
function usual(term: string): number {
  return USUAL.get(term) ?? 0;
}
