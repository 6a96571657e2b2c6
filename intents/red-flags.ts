/** Raises the red flags of `flags/` on a message. */
import { Context, type Standing } from './context.ts';
import { FLAGS, type FlagDefinition, flagDefinition, isModifier } from './flags.ts';
import { Lexicon } from './lexicon.ts';
import { found, type NormalText } from './normalise.ts';
import { READINGS, type Reading } from './readings.ts';
import { type Span, spansWithin } from './spans.ts';
import { atLeast, type RaisedFlag, URGENCIES } from './understanding.ts';
import { wordsOf } from './words.ts';

/** How far the words of one pattern may stand apart, in characters. */
const NEAR_HAN = 36;
const NEAR_LATIN = 110;
/** How soon after the first word of a pattern a word follows that is marked to. */
const SOON_HAN = 8;
const SOON_LATIN = 30;

interface Group {
  readonly id: number;
  readonly anywhere: boolean;
  readonly after: boolean;
}

interface Pattern {
  readonly flag: FlagDefinition;
  readonly head: number;
  readonly others: readonly Group[];
  readonly without: readonly Group[];
  /** A word list by itself, rather than a pattern of several. */
  readonly excluded: number | undefined;
  readonly inside: number | undefined;
  readonly over: number | undefined;
}

export interface RedFlags {
  readonly raised: readonly RaisedFlag[];
  /** Flags whose signs were named but not as a present fact: past, supposed, over, heard of. */
  readonly setAside: readonly string[];
  /** Flags whose signs were named and denied. */
  readonly denied: readonly string[];
}

// ── The data, compiled once ────────────────────────────────────────────────────────────────

const forms: string[] = [];
const formIds = new Map<string, number>();
const groupIds = new Map<string, number>();
/** Form → groups that it is a word of. Readings are numbered behind the forms. */
const groupsOfForm = new Map<number, number[]>();
const groupsOfReading = new Map<string, number[]>();

function formId(form: string): number {
  const known = formIds.get(form);
  if (known !== undefined) return known;
  forms.push(form);
  formIds.set(form, forms.length - 1);
  return forms.length - 1;
}

function group(words: readonly string[]): number {
  const key = words.join('|');
  const known = groupIds.get(key);
  if (known !== undefined) return known;
  const id = groupIds.size;
  groupIds.set(key, id);
  for (const word of new Set(words.flatMap((name) => wordsOf(name)))) {
    if (word.startsWith('#')) {
      const name = word.slice(1);
      if (!READINGS.has(name)) throw new Error(`intents/flags: no reading ${word}`);
      groupsOfReading.set(name, [...(groupsOfReading.get(name) ?? []), id]);
    } else {
      const form = formId(word);
      groupsOfForm.set(form, [...(groupsOfForm.get(form) ?? []), id]);
    }
  }
  return id;
}

function compile(): Pattern[][] {
  const byHead: Pattern[][] = [];
  for (const flag of FLAGS) {
    const excluded = flag.not.length > 0 ? group(flag.not) : undefined;
    const inside = flag.inside.length > 0 ? group(flag.inside) : undefined;
    const over = flag.over.length > 0 ? group(flag.over) : undefined;
    const lists = [...flag.all];
    if (flag.forms.length > 0) lists.push([flag.forms.join('|')]);
    for (const list of lists) {
      const read = list.map((words) => {
        const mark = /^[!^>]*/.exec(words)?.[0] ?? '';
        return {
          id: group(words.slice(mark.length).split('|')),
          anywhere: mark.includes('^'),
          absent: mark.includes('!'),
          after: mark.includes('>'),
        };
      });
      const head = read.find((item) => !item.absent && !item.anywhere && !item.after);
      if (head === undefined) throw new Error(`intents/flags: ${flag.id} has no head`);
      const pattern = {
        flag,
        head: head.id,
        others: read.filter((item) => !item.absent && item !== head),
        without: read.filter((item) => item.absent),
        excluded,
        inside,
        over,
      };
      const sameHead = byHead[head.id] ?? [];
      sameHead.push(pattern);
      byHead[head.id] = sameHead;
    }
  }
  return byHead;
}

const patternsByHead = compile();
const lexicon = new Lexicon(forms);

// ── One message ────────────────────────────────────────────────────────────────────────────

/** Linear in the text. `readings`: the figures found in it. */
export function redFlags(normal: NormalText, readings: readonly Reading[]): RedFlags {
  const groups = new Map<number, Span[]>();
  const put = (ids: readonly number[] | undefined, span: Span): void => {
    for (const id of ids ?? []) {
      const list = groups.get(id);
      if (list === undefined) groups.set(id, [span]);
      else list.push(span);
    }
  };
  for (const reading of readings) put(groupsOfReading.get(reading.id), reading);
  for (const hit of lexicon.scan(normal)) put(groupsOfForm.get(hit.form), hit);
  if (groups.size === 0) return { raised: [], setAside: [], denied: [] };
  for (const list of groups.values()) list.sort((a, b) => a.start - b.start);
  return new Reader(normal, groups).read();
}

class Reader {
  readonly #normal: NormalText;
  readonly #groups: ReadonlyMap<number, readonly Span[]>;
  readonly #near: number;
  #context: Context | undefined;

  constructor(normal: NormalText, groups: ReadonlyMap<number, readonly Span[]>) {
    this.#normal = normal;
    this.#groups = groups;
    this.#near = /\p{Script=Han}/u.test(normal.text) ? NEAR_HAN : NEAR_LATIN;
  }

  read(): RedFlags {
    const raised = new Map<string, RaisedFlag>();
    const setAside = new Set<string>();
    const denied = new Set<string>();
    for (const [id, heads] of this.#groups) {
      for (const pattern of patternsByHead[id] ?? []) {
        if (raised.get(pattern.flag.id)?.status === 'affirmed') continue;
        const match = this.#match(pattern, heads);
        if (match === undefined) continue;
        if (match.standing === 'fact' || match.standing === 'asked') {
          raised.set(pattern.flag.id, {
            id: pattern.flag.id,
            urgency: pattern.flag.urgency,
            status: match.standing === 'fact' ? 'affirmed' : 'uncertain',
            evidence: this.#evidence(match.span),
          });
        } else if (isModifier(pattern.flag)) continue;
        else if (match.standing === 'denied') denied.add(pattern.flag.id);
        else setAside.add(pattern.flag.id);
      }
    }
    for (const id of raised.keys()) {
      const raises = flagDefinition(id)?.raises ?? [];
      if (raises.length > 0 && !raises.some((other) => raised.has(other)))
        raised.delete(id);
      setAside.delete(id);
      denied.delete(id);
    }
    for (const id of saidMoreExactly(raised)) raised.delete(id);
    const order = [...raised.values()].sort(
      (a, b) =>
        URGENCIES.indexOf(b.urgency) - URGENCIES.indexOf(a.urgency) ||
        a.evidence.span.start - b.evidence.span.start,
    );
    return { raised: order, setAside: [...setAside], denied: [...denied] };
  }

  #evidence(span: Span): RaisedFlag['evidence'] {
    const words = found(this.#normal, '', span.start, span.end);
    return { ...words, value: words.words };
  }

  /** The first place where the pattern holds as a fact; else how it is meant elsewhere. */
  #match(
    pattern: Pattern,
    heads: readonly Span[],
  ): { readonly standing: Standing; readonly span: Span } | undefined {
    let aside: { readonly standing: Standing; readonly span: Span } | undefined;
    for (const head of heads) {
      const span = this.#complete(pattern, head);
      if (span === undefined) continue;
      this.#context ??= new Context(this.#normal);
      const standing = this.#passed(pattern, head)
        ? 'over'
        : this.#context.standing(head, pattern.flag);
      if (standing === 'fact' || standing === 'asked') return { standing, span };
      if (aside === undefined || aside.standing === 'denied') aside = { standing, span };
    }
    return aside;
  }

  #passed(pattern: Pattern, head: Span): boolean {
    if (pattern.over === undefined) return false;
    const { clause } = this.#normal;
    const here = clause[head.start] ?? 0;
    return this.#around(pattern.over, head).some((span) => {
      this.#context ??= new Context(this.#normal);
      const near = Math.abs((clause[span.start] ?? 0) - here) <= 2;
      return near && !this.#context.denied(span);
    });
  }

  /** The range that the pattern's words take, or undefined where one is missing. */
  #complete(pattern: Pattern, head: Span): Span | undefined {
    const { clause } = this.#normal;
    if (pattern.inside !== undefined && this.#isInside(pattern.inside, head)) return;
    if (pattern.excluded !== undefined) {
      const here = clause[head.start];
      const spoils = (span: Span): boolean =>
        clause[span.start] === here && !this.#denied(span, head);
      if (this.#around(pattern.excluded, head).some(spoils)) return undefined;
    }
    let { start, end } = head;
    for (const other of pattern.others) {
      const near = this.#find(other, head, pattern.flag);
      if (near === undefined) return undefined;
      if (other.anywhere) continue;
      start = Math.min(start, near.start);
      end = Math.max(end, near.end);
    }
    for (const absent of pattern.without) {
      if (absent.anywhere) {
        if (this.#groups.has(absent.id)) return undefined;
      } else if (
        this.#around(absent.id, head).some(
          (span) => this.#sameSentence(span, head) && !this.#denied(span, head),
        )
      )
        return undefined;
    }
    return { start, end };
  }

  #find(other: Group, head: Span, flag: FlagDefinition): Span | undefined {
    const candidates = other.anywhere
      ? (this.#groups.get(other.id) ?? []).slice(0, 8)
      : this.#around(other.id, head).filter((span) =>
          other.after ? this.#follows(span, head) : this.#sameSentence(span, head),
        );
    if (flag.lack) return candidates[0];
    return candidates.find((span) => {
      if (span.start === head.start && span.end === head.end) return true;
      this.#context ??= new Context(this.#normal);
      return !this.#context.denied(span);
    });
  }

  /** What stands apart from the sign and is said not to be spoils nothing: 没有抽烟,一直抽. */
  #denied(other: Span, head: Span): boolean {
    if (other.start < head.end && head.start < other.end) return false;
    this.#context ??= new Context(this.#normal);
    return this.#context.denied(other);
  }

  #isInside(longer: number, { start, end }: Span): boolean {
    const longerWords = this.#around(longer, { start, end });
    return longerWords.some((span) => span.start <= start && span.end >= end);
  }

  /** Soon after the head; who writes no commas parts thoughts by spaces: 老公走了 不想活. */
  #follows(span: Span, head: Span): boolean {
    const { clause, spaced } = this.#normal;
    const gap = span.start - head.end;
    if (gap < 0 || gap > (this.#near === NEAR_HAN ? SOON_HAN : SOON_LATIN)) return false;
    if (clause[span.start] !== clause[head.start]) return false;
    const space = spaced.indexOf(1, head.end);
    return gap <= 1 || space === -1 || space > span.start;
  }

  #sameSentence(a: Span, b: Span): boolean {
    return this.#normal.sentence[a.start] === this.#normal.sentence[b.start];
  }

  /** The group's words near the head. */
  #around(id: number, head: Span): readonly Span[] {
    return spansWithin(
      this.#groups.get(id),
      head.start - this.#near,
      head.end + this.#near,
    );
  }
}

/** Flags of which another one, no less urgent, says more exactly what the same words mean. */
function saidMoreExactly(raised: ReadonlyMap<string, RaisedFlag>): readonly string[] {
  return [...raised.values()].flatMap((exact) =>
    (flagDefinition(exact.id)?.replaces ?? []).filter((id) => {
      const vague = raised.get(id);
      if (vague === undefined || !atLeast(exact.urgency, vague.urgency)) return false;
      const { start, end } = exact.evidence.span;
      return vague.evidence.span.start < end && start < vague.evidence.span.end;
    }),
  );
}
