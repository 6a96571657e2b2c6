/**
 * `npm run --silent understand`: JSON lines in, `{id, text, context?}` (`context`: the bot's
 * previous turn); out, in the same order, `{id, intent, category, urgency, safetyQuestion, flags,
 * entities, language}`. A bad line gives `{id, error}`, and the exit status is 1 at the end.
 * `category` is the city pack's label; where the words tell nothing, that of the category `other`.
 */
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { understand } from '../../intents/understand.ts';
import { loadCityPack } from '../../knowledge/content/load.ts';
import { gazetteerOf } from '../../knowledge/gazetteer.ts';

const PACK = fileURLToPath(new URL('../../knowledge/zhengzhou-2022', import.meta.url));

const Line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  context: z.string().nullish(),
});
const WithId = z.object({ id: z.union([z.string(), z.number()]) });

const { city } = loadCityPack(PACK);
const gazetteer = gazetteerOf(city);
const labels = new Map(city.categories.map(({ id, label }) => [id, label]));
const now = new Date();

function readLine(line: string): Record<string, unknown> {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch {
    return { id: null, error: 'not JSON' };
  }
  const read = Line.safeParse(data);
  if (!read.success) {
    const id = WithId.safeParse(data).data?.id ?? null;
    const keys = read.error.issues.map(({ path }) => path.join('.') || 'line');
    return { id, error: `wrong or missing: ${keys.join(', ')}` };
  }
  const { id, text, context } = read.data;
  const found = understand(text, {
    now,
    asked: null,
    previous: context ?? null,
    gazetteer,
  });
  return {
    id,
    intent: found.intent,
    category: labels.get(found.category?.id ?? 'other') ?? null,
    urgency: found.urgency,
    safetyQuestion: found.safetyQuestion,
    flags: found.flags,
    entities: found.entities,
    language: found.language,
  };
}

for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) {
  const result = readLine(line);
  if ('error' in result) process.exitCode = 1;
  stdout.write(`${JSON.stringify(result)}\n`);
}
