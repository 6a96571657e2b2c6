/** The policy rows asked of the city pack, each with what came of it. */
import { understand } from '../../../intents/understand.ts';
import type { Answer, Knowledge } from '../../../knowledge/answer.ts';
import type { Article } from '../../../knowledge/content/article.ts';
import type { CityPack } from '../../../knowledge/content/load.ts';
import { compose } from '../../../knowledge/content/references.ts';
import { gazetteerOf } from '../../../knowledge/gazetteer.ts';
import { createKnowledge } from '../../../knowledge/snapshot.ts';
import { holds, type PolicyRow } from './policy-rows.ts';

export type PolicyOutcome = 'right' | 'wrong' | 'asked' | 'refused';

export interface PolicyResult {
  readonly row: PolicyRow;
  readonly outcome: PolicyOutcome;
  readonly article: string | null;
  /** Characters of the answer as a resident reads it, without its source. */
  readonly length: number;
}

export function askPolicyRows(
  pack: CityPack,
  rows: readonly PolicyRow[],
  knowledge: Knowledge = createKnowledge(pack),
): readonly PolicyResult[] {
  const gazetteer = gazetteerOf(pack.city);
  const entries = new Map(pack.directory.map((entry) => [entry.id, entry]));
  const texts = new Map(
    pack.articles.map((article) => [
      article.id,
      bothLanguages(compose(article, entries)),
    ]),
  );
  return rows.map((row) => {
    // Noon in UTC is the same day in the city.
    const now = row.asOf === null ? null : new Date(`${row.asOf}T12:00:00Z`);
    const { language, intent } = understand(row.text, {
      now: now ?? new Date(`${newest(pack)}T12:00:00Z`),
      asked: null,
      previous: null,
      gazetteer,
    });
    const district = gazetteer.districts.find(({ names }) =>
      names.includes(row.district ?? ''),
    );
    const answer = knowledge.answer({
      text: row.text,
      language,
      zone: zoneOf(row, pack),
      district: district?.id ?? null,
      now,
      anyTime: true,
      idle: intent === 'other',
      previous: null,
    });
    return { row, ...judged(row, answer, texts) };
  });
}

function judged(
  { keys }: PolicyRow,
  answer: Answer,
  texts: ReadonlyMap<string, string>,
): Omit<PolicyResult, 'row'> {
  if (answer.kind === 'ask')
    return { outcome: 'asked', article: answer.article, length: 0 };
  if (answer.kind !== 'answered') return { outcome: 'refused', article: null, length: 0 };
  const said = answer.quotes.map(({ article }) => texts.get(article) ?? '').join('\n');
  const right = keys?.every((key) => holds(said, key)) ?? false;
  return {
    outcome: right ? 'right' : 'wrong',
    article: answer.quotes[0]?.article ?? null,
    length: answer.quotes.reduce((sum, { text }) => sum + text.length, 0),
  };
}

/** Rows name facts as the notices do, whatever language asks for them. */
function bothLanguages({ answer }: Article): string {
  return `${answer.zh}\n${answer.en ?? ''}`;
}

function zoneOf({ zone }: PolicyRow, { city }: CityPack): string | null {
  if (zone === null) return null;
  return city.zones.find(({ id }) => id.startsWith(zone))?.id ?? null;
}

function newest({ articles }: CityPack): string {
  return (
    articles
      .map(({ announcedOn }) => announcedOn)
      .sort()
      .at(-1) ?? ''
  );
}

export interface PolicyFigures {
  readonly rows: number;
  /** Of the rows that have an answer. */
  readonly right: number;
  /** Of all rows. */
  readonly wrong: number;
  /** Of the rows that must be refused; asking back is no refusal. */
  readonly refused: number;
  readonly medianLength: number;
}

export function policyFigures(results: readonly PolicyResult[]): PolicyFigures {
  const can = results.filter(({ row }) => row.keys !== null);
  const cannot = results.filter(({ row }) => row.keys === null);
  const share = (list: readonly PolicyResult[], outcome: PolicyOutcome, of = list) =>
    list.filter((result) => result.outcome === outcome).length / Math.max(1, of.length);
  const lengths = results
    .map(({ length }) => length)
    .filter((length) => length > 0)
    .sort((a, b) => a - b);
  return {
    rows: results.length,
    right: share(can, 'right'),
    wrong: share(results, 'wrong'),
    refused: share(cannot, 'refused'),
    medianLength: lengths[Math.floor(lengths.length / 2)] ?? 0,
  };
}
