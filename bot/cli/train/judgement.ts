/** Fits when an answer is sure enough to be given, on questions kept apart from the articles. */
import type { CityPack } from '../../../knowledge/content/load.ts';
import { MEASURES } from '../../../knowledge/matching/judge.ts';
import { createKnowledge } from '../../../knowledge/snapshot.ts';
import { askPolicyRows } from '../evaluate/policy.ts';
import type { PolicyRow } from '../evaluate/policy-rows.ts';

interface Fitted {
  /** Questions filed with a matter, on the average, where it was fitted. */
  readonly filed: number;
  readonly weights: readonly number[];
  /** Puts the bound of what is answered at a sum of 0. */
  readonly bias: number;
}

export interface Judgement {
  readonly few: Fitted;
  readonly many: Fitted;
}

/** An article written tonight has about so many questions, and none yet that it does not answer. */
const FEW = 6;

const ROUNDS = 4_000;
const RATE = 0.3;
/** Keeps weights small where the rows say little. */
const DECAY = 0.003;
/**
 * A wrong answer costs as much as this many that were not given; more where few questions are filed,
 * since there what is alike is often only the way of asking.
 */
const COST_OF_WRONG = { few: 5, many: 2.2 } as const;

interface Sample {
  readonly measures: readonly number[];
  readonly right: boolean;
}

export function fitJudgement(pack: CityPack, rows: readonly PolicyRow[]): Judgement {
  return {
    few: fittedTo(thinned(pack, FEW), rows, COST_OF_WRONG.few),
    many: fittedTo(pack, rows, COST_OF_WRONG.many),
  };
}

function fittedTo(pack: CityPack, rows: readonly PolicyRow[], cost: number): Fitted {
  const samples = samplesOf(pack, rows);
  const { mean, spread } = scaleOf(samples);
  const scaled = samples.map(({ measures, right }) => ({
    right,
    measures: measures.map((value, at) => (value - (mean[at] ?? 0)) / (spread[at] ?? 1)),
  }));
  const { weights, bias } = descend(scaled);
  const own = weights.map((weight, at) => round(weight / (spread[at] ?? 1)));
  const ownBias =
    bias - own.reduce((sum, weight, at) => sum + weight * (mean[at] ?? 0), 0);
  const matters = new Set(pack.articles.map(({ matter }) => matter));
  const filed = pack.articles.reduce(
    (sum, { questions }) => sum + questions.length + 2,
    0,
  );
  return {
    filed: Math.round(filed / matters.size),
    weights: own,
    // The bound is where answering costs as much as not answering.
    bias: round(ownBias - Math.log(cost)),
  };
}

function thinned(pack: CityPack, questions: number): CityPack {
  return {
    ...pack,
    articles: pack.articles.map((article) => ({
      ...article,
      questions: article.questions.slice(0, questions),
      unanswered: [],
    })),
  };
}

/** Each row that would be answered if every answer were sure enough, and was judged once, as a whole. */
function samplesOf(pack: CityPack, rows: readonly PolicyRow[]): readonly Sample[] {
  const judged: (readonly number[])[] = [];
  const always = createKnowledge(pack, (measures) => {
    judged.push(measures);
    return 1;
  });
  return rows.flatMap((row): readonly Sample[] => {
    judged.length = 0;
    const [result] = askPolicyRows(pack, [row], always);
    const [measures, ...more] = judged;
    if (!measures || more.length > 0) return [];
    if (result?.outcome !== 'right' && result?.outcome !== 'wrong') return [];
    return [{ measures, right: result.outcome === 'right' }];
  });
}

function scaleOf(samples: readonly Sample[]) {
  const n = samples.length;
  const mean = MEASURES.map(
    (_name, at) =>
      samples.reduce((sum, { measures }) => sum + (measures[at] ?? 0), 0) / n,
  );
  const spread = MEASURES.map((_name, at) => {
    const square = samples.reduce(
      (sum, { measures }) => sum + ((measures[at] ?? 0) - (mean[at] ?? 0)) ** 2,
      0,
    );
    return Math.sqrt(square / n) || 1;
  });
  return { mean, spread };
}

function descend(samples: readonly Sample[]) {
  const weights = MEASURES.map(() => 0);
  let bias = 0;
  for (let round_ = 0; round_ < ROUNDS; round_++) {
    const slope = MEASURES.map((_name, at) => DECAY * (weights[at] ?? 0));
    let biasSlope = 0;
    for (const { measures, right } of samples) {
      const off = chance(weights, bias, measures) - (right ? 1 : 0);
      for (const [at, value] of measures.entries())
        slope[at] = (slope[at] ?? 0) + (off * value) / samples.length;
      biasSlope += off / samples.length;
    }
    for (const [at, value] of slope.entries())
      weights[at] = (weights[at] ?? 0) - RATE * value;
    bias -= RATE * biasSlope;
  }
  return { weights, bias };
}

function chance(
  weights: readonly number[],
  bias: number,
  measures: readonly number[],
): number {
  const sum = weights.reduce(
    (total, weight, at) => total + weight * (measures[at] ?? 0),
    bias,
  );
  return 1 / (1 + Math.exp(-sum));
}

function round(value: number): number {
  return Number(value.toFixed(3));
}
