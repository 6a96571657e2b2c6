/** Milliseconds to read a message and to answer a question, in process, on the sample city. */
import { understand } from '../../../intents/understand.ts';
import { gazetteerOf } from '../../../knowledge/gazetteer.ts';
import { loadCityPack } from '../../../knowledge/load.ts';
import { createKnowledge } from '../../../knowledge/snapshot.ts';
import words from './words.json' with { type: 'json' };

const ROUNDS = 400;
const PACK = new URL('../../../knowledge/zhengzhou-2022', import.meta.url).pathname;

export function measureReading() {
  const pack = loadCityPack(PACK);
  const gazetteer = gazetteerOf(pack.city);
  const knowledge = createKnowledge(pack);
  const now = new Date('2022-01-12T10:00:00Z');
  const context = { now, asked: null, previous: null, gazetteer };
  const messages = [...words.questions, ...words.messages];
  const reading = quantiles(messages, (text) => understand(text, context));
  const asking = quantiles(words.questions, (text) =>
    knowledge.answer({
      text,
      language: 'zh',
      zone: 'controlled',
      district: 'jinshui',
      now,
      previous: null,
    }),
  );
  return {
    understandP50Ms: reading.p50,
    understandP99Ms: reading.p99,
    askP50Ms: asking.p50,
    askP99Ms: asking.p99,
  };
}

function quantiles(texts: readonly string[], work: (text: string) => unknown) {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const text of texts) {
      const started = performance.now();
      work(text);
      // The first rounds are the compiler's.
      if (round >= ROUNDS / 4) times.push(performance.now() - started);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    Number((times[Math.floor(times.length * share)] ?? 0).toFixed(4));
  return { p50: at(0.5), p99: at(0.99) };
}
