/**
 * How a sign is meant: as a fact, or denied, supposed, past, over, heard of, or asked about in
 * general. A denial inside the sign itself (没呼吸, 叫不醒) is part of the sign.
 */
import type { FlagDefinition } from './flags.ts';
import { type Hit, Lexicon } from './lexicon.ts';
import { endsThought, type NormalText } from './normalise.ts';
import { hoursAgo } from './readings.ts';
import { type Span, spansWithin } from './spans.ts';
import data from './words/context.json' with { type: 'json' };

export type Standing =
  | 'fact'
  | 'asked'
  | 'denied'
  | 'supposed'
  | 'past'
  | 'over'
  | 'heard'
  | 'lesson';

type Cue = keyof typeof data.cues;

const CUES = Object.keys(data.cues).filter((name): name is Cue => name in data.cues);
const forms = CUES.flatMap((cue) => data.cues[cue].map((form) => ({ cue, form })));
const lexicon = new Lexicon(forms.map(({ form }) => form));

/** A month: without a window of its own, a sign older than this is history. */
const HISTORY_HOURS = 30 * 24;
/** How far a denial reaches to the right, in characters. */
const REACH = { han: 5, latin: 28, list: 24 } as const;
/** The longest reach and a cue before it. */
const DENIAL_AWAY = REACH.latin + 12;
const MOST_CUES_AWAY = 60;
/** 没有被狗咬: between the denial and its sign this turns nothing. */
const SUFFERED = /^[被让叫给]$/;

/** The cues of one message, looked up by kind. */
export class Context {
  readonly #normal: NormalText;
  readonly #cues = new Map<Cue, Hit[]>();

  constructor(normal: NormalText) {
    this.#normal = normal;
    for (const hit of lexicon.scan(normal)) {
      const cue = forms[hit.form]?.cue;
      if (cue === undefined) continue;
      const list = this.#cues.get(cue);
      if (list === undefined) this.#cues.set(cue, [hit]);
      else list.push(hit);
    }
  }

  /** How the flag's sign at the place is meant. */
  standing(
    sign: Span,
    flag: Pick<FlagDefinition, 'lack' | 'firm' | 'windowHours'>,
  ): Standing {
    if (!flag.lack && this.denied(sign)) return 'denied';
    if (this.#inSentenceBefore('heard', sign)) return 'heard';
    const real = this.#inClause('real', sign);
    if (!real && !flag.firm && this.#inClauseBefore('supposed', sign)) return 'supposed';
    if (!real && this.#inSentence('lesson', sign)) return 'lesson';
    if (!this.#besides('again', sign)) {
      if (this.#past(sign) && !this.#besides('real', sign)) return 'past';
      const hours = hoursAgo(this.#normal, sign);
      if (hours !== undefined && hours > (flag.windowHours ?? HISTORY_HOURS))
        return 'past';
    }
    if (this.#over('over', sign)) return 'over';
    return this.#inClause('asked', sign) ? 'asked' : 'fact';
  }

  /** Said not to be: 没有胸痛, no chest pain, 胸痛倒没有. */
  denied(sign: Span): boolean {
    const { clause, text, spaced } = this.#normal;
    const from = sign.start - DENIAL_AWAY;
    for (const cue of spansWithin(this.#cues.get('deny'), from, sign.start)) {
      if (cue.end > sign.start) break;
      if (clause[cue.start] !== clause[sign.start]) continue;
      const gap = sign.start - cue.end;
      // The nearest tests come first: a clause without end holds thousands of denials.
      if (gap > this.#reach(cue, sign)) continue;
      if (this.#covered('notDenial', cue)) continue;
      const said = text.slice(cue.end, sign.start);
      if (gap === 0 || SUFFERED.test(said)) return true;
      if (this.#between('turn', cue.end, sign.start)) continue;
      // 没米了…: what is not there has been said, and what follows is something else.
      if (/.了/u.test(said)) continue;
      if (!this.#spacedBetween(spaced, cue.end, sign.start)) return true;
    }
    for (const cue of this.#near('denyAfter', sign)) {
      if (cue.start < sign.end || cue.start > sign.end + 3) continue;
      if (clause[cue.start] === clause[sign.start] && endsThought(this.#normal, cue.end))
        return true;
    }
    return false;
  }

  /** How far behind it a denial counts; further where a list goes on from it. */
  #reach(cue: Hit, sign: Span): number {
    const { text } = this.#normal;
    const alone = text.charAt(cue.end - 1) === '不' ? 1 : REACH.han;
    const plain = text.charCodeAt(cue.start) < 128 ? REACH.latin : alone;
    if (sign.start - cue.end <= plain) return plain;
    return this.#between('list', cue.end, sign.start) ? REACH.list : plain;
  }

  #past(sign: Span): boolean {
    const { clause } = this.#normal;
    return this.#some('past', sign, (hit) => {
      // 晕过去, 昏过去了: the verb's own ending, not another time.
      if (hit.start < sign.end && hit.end > sign.start) return false;
      if (clause[hit.start] !== clause[sign.start]) return false;
      if (this.#covered('notPast', hit)) return false;
      return this.#sameBreath(hit, sign) || this.#standsAlone(hit);
    });
  }

  /** Who writes no commas parts thoughts by spaces: 敲门没人应 他以前闹过. */
  #sameBreath(a: Span, b: Span): boolean {
    const { spaced } = this.#normal;
    return !this.#spacedBetween(
      spaced,
      Math.min(a.end, b.end),
      Math.max(a.start, b.start),
    );
  }

  /** 去年 我爸 中风: a word between two spaces speaks of what stands around it. */
  #standsAlone({ start, end }: Span): boolean {
    const { clause, spaced } = this.#normal;
    const begins =
      start === 0 || spaced[start] === 1 || clause[start - 1] !== clause[start];
    return begins && endsThought(this.#normal, end);
  }

  /** Any of these words in the sign's clause. */
  #inClause(cue: Cue, sign: Span): boolean {
    const { clause } = this.#normal;
    return this.#some(cue, sign, (hit) => clause[hit.start] === clause[sign.start]);
  }

  /** In the sign's clause, and where spaces part its thoughts, in the same of them. */
  #besides(cue: Cue, sign: Span): boolean {
    const { clause } = this.#normal;
    return this.#some(
      cue,
      sign,
      (hit) =>
        clause[hit.start] === clause[sign.start] &&
        (this.#sameBreath(hit, sign) || this.#standsAlone(hit) || !this.#past(sign)),
    );
  }

  #inClauseBefore(cue: Cue, sign: Span): boolean {
    const { clause } = this.#normal;
    return this.#some(
      cue,
      sign,
      (hit) => hit.end <= sign.start && clause[hit.start] === clause[sign.start],
    );
  }

  #inSentence(cue: Cue, sign: Span): boolean {
    const { sentence } = this.#normal;
    return this.#some(cue, sign, (hit) => sentence[hit.start] === sentence[sign.start]);
  }

  #inSentenceBefore(cue: Cue, sign: Span): boolean {
    const { sentence } = this.#normal;
    return this.#some(
      cue,
      sign,
      (hit) => hit.end <= sign.start && sentence[hit.start] === sentence[sign.start],
    );
  }

  /** Said afterwards, in this clause or the three next, and not taken back by 又 or 还. */
  #over(cue: Cue, sign: Span): boolean {
    const { clause } = this.#normal;
    const here = clause[sign.start] ?? 0;
    return this.#some(cue, sign, (hit) => {
      const there = clause[hit.start] ?? 0;
      if (hit.start < sign.end || there > here + 3) return false;
      if (this.#covered('notOver', hit)) return false;
      return (
        !this.#inClause('relapse', hit) && !this.#between('relapse', sign.end, hit.start)
      );
    });
  }

  #near(cue: Cue, sign: Span): readonly Hit[] {
    const from = sign.start - MOST_CUES_AWAY;
    return spansWithin(this.#cues.get(cue), from, sign.end + MOST_CUES_AWAY);
  }

  #some(cue: Cue, sign: Span, test: (hit: Hit) => boolean): boolean {
    return this.#near(cue, sign).some(test);
  }

  #between(cue: Cue, start: number, end: number): boolean {
    const hits = spansWithin(this.#cues.get(cue), start, end);
    return hits.some((hit) => hit.end <= end);
  }

  #covered(cue: Cue, inner: Span): boolean {
    return this.#near(cue, inner).some(
      (hit) => hit.start <= inner.start && hit.end >= inner.end,
    );
  }

  #spacedBetween(spaced: Uint8Array, start: number, end: number): boolean {
    for (let i = start; i <= end; i += 1) if (spaced[i] === 1) return true;
    return false;
  }
}
