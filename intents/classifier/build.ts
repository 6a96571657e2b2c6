/** From examples to a packed model: choose the thresholds on rows not learnt from, then train on all. */
import { weigh } from '../cues.ts';
import { normalise } from '../normalise.ts';
import { readingsOf } from '../readings.ts';
import { redFlags } from '../red-flags.ts';
import { afterSalutation } from '../salutation.ts';
import { INTENTS, URGENCIES } from '../understanding.ts';
import { CATEGORIES, type Example } from './examples.ts';
import { featuresOf, type MessageFeatures } from './features.ts';
import { Head, type PackedHead, type PackedModel, packHead } from './model.ts';
import { type Sample, type TrainedHead, trainHead } from './train.ts';

const EPOCHS = 5;
/** Higher than for the urgency, where a lower one calls fewer harmless rows critical. */
const MEANING_RATE = 1;
const URGENCY_RATE = 0.7;
/** Each row's share for the thresholds comes from a model that learnt from the other parts. */
const PARTS = 4;
/** Measured on whole writers held out: at 0.4 the words alone find most. */
const HIDDEN_RULES = 0.4;
/**
 * How far categories and intents are judged as if each were as frequent as the others: 0 as in the
 * examples, 1 wholly. Measured by leaving whole files of the examples out: at 0.8 the mean over the
 * classes is best, and the rows as they come lose nothing.
 */
const EVENED = 0.8;
/** Share of harmless rows that may be called critical at the threshold. */
const FALSE_ALARMS = 0.03;
const FALSE_HIGH = 0.08;
/** Share of harmless rows that may be asked the safety question by the classifier. */
const FALSE_QUESTIONS = 0.5;

interface Row {
  readonly example: Example;
  readonly features: MessageFeatures;
}

/** The same examples in the same order give the same model, byte for byte. */
export function buildModel(
  examples: readonly Example[],
  trainedFrom: string,
): PackedModel {
  const rows = examples.map((example) => ({
    example,
    features: featuresFor(example.text),
  }));
  const thresholds = chooseThresholds(rows);
  return {
    trainedFrom,
    thresholds,
    urgency: urgencyHead(rows),
    category: head(rows, 'meaning', CATEGORIES, ({ category }) => category, {
      seed: 2,
      hiddenRules: 0,
      evened: EVENED,
      rate: MEANING_RATE,
    }),
    intent: head(rows, 'meaning', INTENTS, ({ intent }) => intent, {
      seed: 3,
      hiddenRules: 0,
      evened: EVENED,
      rate: MEANING_RATE,
    }),
  };
}

/** What the classifier is shown of a text, with the rules' findings. */
export function featuresFor(text: string): MessageFeatures {
  const normal = afterSalutation(normalise(text));
  const readings = readingsOf(normal);
  const flags = redFlags(normal, readings);
  return featuresOf(normal, { ...flags, scores: weigh(normal, []), readings });
}

function urgencyHead(rows: readonly Row[]): PackedHead {
  return head(rows, 'urgency', URGENCIES, ({ urgency }) => urgency, {
    seed: 1,
    hiddenRules: HIDDEN_RULES,
    evened: 0,
    rate: URGENCY_RATE,
  });
}

function head(
  rows: readonly Row[],
  shown: keyof MessageFeatures,
  classes: readonly string[],
  labelOf: (example: Example) => string,
  options: {
    readonly seed: number;
    readonly hiddenRules: number;
    readonly evened: number;
    readonly rate: number;
  },
): PackedHead {
  const samples = rows.map(({ example, features }) => ({
    features: features[shown],
    label: classes.indexOf(labelOf(example)),
  }));
  const trained = trainHead(samples, {
    classes: classes.length,
    epochs: EPOCHS,
    ...options,
  });
  return packHead(classes, evenedOut(trained, samples, options.evened));
}

/** Lifts the rare classes: the examples hold more emergencies than a day's messages do. */
function evenedOut(
  head: TrainedHead,
  samples: readonly Sample[],
  by: number,
): TrainedHead {
  const bias = head.bias.map((value, k) => {
    const count = samples.filter(({ label }) => label === k).length;
    return value - by * Math.log(Math.max(1, count) / samples.length);
  });
  return { ...head, bias };
}

/** The lowest shares at which no more harmless rows than allowed are raised. */
function chooseThresholds(rows: readonly Row[]): PackedModel['thresholds'] {
  const critical: number[] = [];
  const high: number[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    const urgency = new Head(urgencyHead(rows.filter((_, i) => i % PARTS !== part)));
    for (const [i, { example, features }] of rows.entries()) {
      const harmless = example.urgency === 'normal' || example.urgency === 'none';
      if (i % PARTS !== part || !harmless) continue;
      const verdict = urgency.judge(features.urgency);
      critical.push(verdict.share('critical'));
      high.push(verdict.share('critical') + verdict.share('high'));
    }
  }
  return {
    critical: exceededBy(critical, FALSE_ALARMS),
    high: exceededBy(high, FALSE_HIGH),
    ask: exceededBy(critical, FALSE_QUESTIONS),
  };
}

/** The value that only this share of the list exceeds, with three digits. */
function exceededBy(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => b - a);
  const value = sorted[Math.floor(sorted.length * share)] ?? 0.5;
  return Math.min(0.9, Math.max(0.005, Math.ceil(value * 1000) / 1000));
}
