/**
 * `npm run --silent ask`: JSON lines in, `{id, text, zone?, district?, as_of?}`; out, in the same
 * order, `{id, answered, text, asked, article, urgency}`. A bad line gives `{id, error}`, and the
 * exit status is 1 at the end. Answers from the city pack's files alone.
 */
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { loadCityPack } from '../../knowledge/content/load.ts';
import { answerer } from './ask/answerer.ts';
import { answerLine } from './ask/line.ts';

const PACK = fileURLToPath(new URL('../../knowledge/zhengzhou-2022', import.meta.url));

const ask = answerer(loadCityPack(PACK), new Date());
for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) {
  const result = answerLine(line, ask);
  if ('error' in result) process.exitCode = 1;
  stdout.write(`${JSON.stringify(result)}\n`);
}
