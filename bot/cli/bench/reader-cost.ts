/** What the reader of words costs a process: the time until it reads, and the memory that it adds. */
import { spawnSync } from 'node:child_process';
import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ITSELF = fileURLToPath(import.meta.url);

/** Loads it in a process of its own, beside which nothing is loaded. */
export function measureReaderCost() {
  const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', ITSELF], {
    encoding: 'utf8',
  });
  const [readerReadyS, readerMB] = stdout.split(' ').map(Number);
  if (!readerReadyS || !readerMB) throw new Error(`The reader did not load: ${stderr}`);
  return { readerReadyS, readerMB };
}

/** In that process: resident memory and the clock before, and after some messages were read. */
async function load(): Promise<void> {
  const before = residentMB();
  const begun = performance.now();
  const { understand } = await import('../../../intents/understand.ts');
  const { default: words } = await import('./words.json', { with: { type: 'json' } });
  const city = { id: 'city', names: [] };
  const none = { districts: [], zones: [], hospitals: [], estates: [], categories: [] };
  const gazetteer = { ...none, city, otherCities: [], timeZone: 'Asia/Shanghai' };
  const context = { now: new Date(0), asked: null, previous: null, gazetteer };
  const [first = ''] = words.messages;
  understand(first, context);
  const readerReadyS = Math.round(performance.now() - begun) / 1000;
  for (const text of words.messages) understand(text, context);
  writeSync(1, `${readerReadyS} ${residentMB() - before}`);
}

function residentMB(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage.rss() / 1_048_576);
}

if (process.argv[1] === ITSELF) await load();
