/** What the desk and the public read of many cases, as the house reads it: milliseconds, one reader. */
import type { CaseFilter } from '../../../cases/finding.ts';
import type { Database } from '../../../integrations/database/contract.ts';
import type { Filled } from './fill-cases.ts';

const ROUNDS = 60;
const PAGE = 50;
const DAY_MS = 86_400_000;

export interface Reading {
  readonly p50: number;
  readonly p95: number;
}

export type CaseReads = Readonly<
  Record<
    | 'queue'
    | 'case'
    | 'number'
    | 'phone'
    | 'words'
    | 'commonWords'
    | 'list'
    | 'narrowed'
    | 'nextPage'
    | 'bulletinDay'
    | 'issues',
    Reading
  >
>;

/** What many cases hold, and what few. */
const COMMON = ['降压药', '核酸检测', '没供暖', '三天了'] as const;

const FILTERS: readonly CaseFilter[] = [
  { state: 'open' },
  { state: 'withdrawn', category: 'business' },
  { category: 'education', district: 'airport' },
  { urgency: 'high', state: 'open' },
  { inCharge: 'bench-staff-3' },
  { body: 'heating_company', state: 'open' },
];

/** @param filled what was filled in before. */
export async function measureCaseReads(
  { cases, lists, bulletin, turns, issues }: Database,
  { samples, from, until }: Filled,
): Promise<CaseReads> {
  const sample = (round: number) => {
    const one = samples[(round * 7_919) % samples.length];
    if (!one) throw new RangeError('nothing was filled in');
    return one;
  };
  return {
    queue: await timed(() => cases.queue(300)),
    case: await timed(async (round) => {
      const row = await cases.byNumber(sample(round).number);
      if (!row) throw new RangeError('a case is gone');
      const { id, conversationId } = row.state;
      await Promise.all([cases.events(id), turns.activities(conversationId, 0, 500)]);
    }),
    number: await timed((round) => cases.byNumber(sample(round).number)),
    phone: await timed((round) => lists.byPhone([sample(round).phone], {}, PAGE)),
    words: await timed((round) =>
      lists.byWords(`${sample(round).estate} 路灯`, {}, null, PAGE),
    ),
    commonWords: await timed((round) =>
      lists.byWords(COMMON[round % COMMON.length] ?? COMMON[0], {}, null, PAGE),
    ),
    list: await timed(() => lists.list({}, null, PAGE)),
    narrowed: await timed((round) =>
      lists.list(FILTERS[round % FILTERS.length] ?? {}, null, PAGE),
    ),
    nextPage: await timed((round) =>
      lists.list({}, round === 0 ? null : sample(round).number, PAGE),
    ),
    bulletinDay: await timed((round) => {
      const days = Math.floor((until.getTime() - from.getTime()) / DAY_MS);
      const day = new Date(from.getTime() + ((round * 13) % days) * DAY_MS);
      return bulletin.day(day, new Date(day.getTime() + DAY_MS));
    }),
    issues: await timed(() => issues.alike(new Date(until.getTime() - 2 * DAY_MS), 3)),
  };
}

async function timed(read: (round: number) => Promise<unknown>): Promise<Reading> {
  for (let round = 0; round < 6; round += 1) await read(round);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    await read(round);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    Number((times[Math.floor(times.length * share)] ?? 0).toFixed(1));
  return { p50: at(0.5), p95: at(0.95) };
}
