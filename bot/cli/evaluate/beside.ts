/** nlp.js with its Chinese language pack, learning from the same examples, on the same test rows. */
import { containerBootstrap } from '@nlpjs/core';
import { LangZh } from '@nlpjs/lang-zh';
import { NluNeural } from '@nlpjs/nlu';
import type { Example } from '../../../intents/classifier/examples.ts';
import { macroF1Of } from './measure.ts';

export interface Beside {
  readonly macroF1: number;
  /** Of the critical rows, and of the normal and none ones, those called critical; urgency only. */
  readonly criticalRecall: number;
  readonly harmlessCritical: number;
  /** Milliseconds for one message. */
  readonly p50: number;
  readonly p99: number;
  readonly trainSeconds: number;
}

type Question = 'urgency' | 'category' | 'intent';

/** Trains anew: minutes for each question. */
export async function beside(
  question: Question,
  learnt: readonly Example[],
  test: readonly Example[],
): Promise<Beside> {
  const container = containerBootstrap();
  container.use(LangZh);
  const settings = { locale: 'zh', log: false, useNoneFeature: false };
  const library = new NluNeural({ ...settings, container });
  const begun = performance.now();
  const corpus = learnt.map((example) => ({
    utterance: example.text,
    intent: example[question],
  }));
  await library.train(corpus, {});
  const trainSeconds = (performance.now() - begun) / 1000;

  const pairs: (readonly [right: string, given: string])[] = [];
  const times: number[] = [];
  for (const example of test) {
    const start = performance.now();
    const { classifications } = await library.process(example.text);
    times.push(performance.now() - start);
    pairs.push([example[question], classifications?.[0]?.intent ?? '']);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
  const called = (rows: typeof pairs) =>
    rows.filter(([, given]) => given === 'critical').length / (rows.length || 1);
  return {
    macroF1: macroF1Of(pairs),
    criticalRecall: called(pairs.filter(([right]) => right === 'critical')),
    harmlessCritical: called(
      pairs.filter(([right]) => right === 'normal' || right === 'none'),
    ),
    p50: at(0.5),
    p99: at(0.99),
    trainSeconds,
  };
}
