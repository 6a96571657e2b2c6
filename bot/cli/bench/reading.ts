/** Milliseconds to read a message and to answer a question, in process, on the sample city. */
import { understand } from '../../../intents/understand.ts';
import { loadCityPack } from '../../../knowledge/content/load.ts';
import { gazetteerOf } from '../../../knowledge/gazetteer.ts';
import { createKnowledge } from '../../../knowledge/snapshot.ts';
import { quantiles } from './quantiles.ts';
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
  const reading = quantiles(messages, (text) => understand(text, context), ROUNDS);
  const ask = (text: string) =>
    knowledge.answer({
      text,
      language: 'zh',
      zone: 'controlled',
      district: 'jinshui',
      now,
      previous: null,
    });
  const asking = quantiles(words.questions, ask, ROUNDS);
  return {
    understandP50Ms: reading.p50,
    understandP99Ms: reading.p99,
    askP50Ms: asking.p50,
    askP99Ms: asking.p99,
  };
}
