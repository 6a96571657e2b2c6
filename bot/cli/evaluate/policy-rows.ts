/**
 * The project's own questions about the rules (`knowledge/<city>/evaluation/*.tsv`), written by
 * people who had not seen the articles: text, zone, district, the day of asking, what a right answer
 * holds (`&` and, `|` or), and the source document; or `-` and why it must be refused.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Row = z.tuple([
  z.string().min(2),
  z.string(),
  z.string(),
  z.union([z.literal('-'), z.iso.date()]),
  z.string().min(1),
  z.enum([
    '000',
    '001',
    '002',
    '003',
    '004',
    'other_city',
    'not_covered',
    'out_of_date',
    'unrelated',
  ]),
]);

export interface PolicyRow {
  readonly text: string;
  /** As the row writes it; null: not told apart from the text. */
  readonly zone: string | null;
  readonly district: string | null;
  readonly asOf: string | null;
  /** Every one of them holds one of its alternatives; null: must be refused. */
  readonly keys: readonly (readonly string[])[] | null;
  readonly why: string;
}

/** @throws Error that names file and line of the first bad row. */
export function readPolicyRows(file: string): readonly PolicyRow[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line, index) => {
    const parsed = Row.safeParse(line.split('\t'));
    if (!parsed.success)
      throw new Error(`${file}, line ${index + 1}: ${z.prettifyError(parsed.error)}`);
    const [text, zone, district, asOf, keys, why] = parsed.data;
    const or = (cell: string) => (cell === '-' ? null : cell);
    return {
      text,
      zone: or(zone),
      district: or(district),
      asOf: or(asOf),
      keys:
        or(keys)
          ?.split('&')
          .map((key) => key.split('|')) ?? null,
      why,
    };
  });
}

/** Whether the answer says it, however hours and spaces are written. */
export function holds(answer: string, key: readonly string[]): boolean {
  const said = plain(answer);
  return key.some((one) => said.includes(plain(one)));
}

const HOUR = /(上午|早上|中午|下午|晚上)?(\d{1,2})(?:点|时|:00)(?:钟|整)?(半)?/g;

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(HOUR, (_all, when: string | undefined, hour: string, half?: string) => {
      const late = (when === '下午' || when === '晚上') && Number(hour) < 12;
      return `${Number(hour) + (late ? 12 : 0)}:${half ? '30' : '00'}`;
    })
    .replaceAll(/[\s\p{P}]/gu, '');
}
