/**
 * The directory and the zone register as CSV, read and written: what a caseworker keeps in a
 * spreadsheet. The first line names the columns, in any order. Lists stand in one cell, separated
 * by `、` or commas; zones and districts may be told by id or by name. Every fault names its row as
 * the spreadsheet counts it.
 */
import Papa from 'papaparse';
import type { z } from 'zod';
import type { City } from './city.ts';
import { checkEntry, Entry } from './directory.ts';
import { type Fault, fault, faultOfIssue } from './fault.ts';
import { endsFirst, type Register, RegisterRow } from './register.ts';

type Shape = 'text' | 'list';

/** Column → place in the row, and how its cell is written. */
type Columns = Readonly<Record<string, { readonly to: string; readonly is: Shape }>>;

const text = (to: string) => ({ to, is: 'text' }) as const;
const list = (to: string) => ({ to, is: 'list' }) as const;

const ENTRY: Columns = {
  id: text('id'),
  kind: text('kind'),
  name_zh: text('name.zh'),
  name_en: text('name.en'),
  for_zh: text('for.zh'),
  for_en: text('for.en'),
  where_zh: text('where.zh'),
  where_en: text('where.en'),
  hours_zh: text('hours.zh'),
  hours_en: text('hours.en'),
  phones: list('phones'),
  zones: list('zones'),
  districts: list('districts'),
  source_zh: text('source.zh'),
  source_en: text('source.en'),
  document: text('document'),
  announced_on: text('announcedOn'),
  valid_from: text('validFrom'),
  valid_until: text('validUntil'),
  review_by: text('reviewBy'),
};

const REGISTER: Columns = {
  place: text('place'),
  aliases: list('aliases'),
  district: text('district'),
  zone: text('zone'),
  from: text('from'),
  until: text('until'),
  source_zh: text('source.zh'),
  source_en: text('source.en'),
  announced_on: text('announcedOn'),
};

export interface TableRead<T> {
  readonly rows: readonly T[];
  /** Each names its row; the rows named are not among `rows`. */
  readonly faults: readonly Fault[];
}

export function readDirectory(csv: string, city: City): TableRead<Entry> {
  return readTable(csv, ENTRY, Entry, city, checkEntry);
}

export function readRegister(csv: string, city: City): TableRead<RegisterRow> {
  return readTable(csv, REGISTER, RegisterRow, city, (row) =>
    endsFirst(row) ? [fault('until', 'endsFirst')] : [],
  );
}

export function writeDirectory(entries: readonly Entry[]): string {
  return writeTable(entries, ENTRY);
}

export function writeRegister({ rows }: Register): string {
  return writeTable(rows, REGISTER);
}

// ---------------------------------------------------------------------------- reading

function readTable<T>(
  csv: string,
  columns: Columns,
  schema: z.ZodType<T>,
  city: City,
  /** What no single cell can tell. */
  check: (row: T) => readonly Fault[],
): TableRead<T> {
  const [firstLine = ''] = csv.split('\n', 1);
  const parsed = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    // As the spreadsheet of the country saves it.
    delimiter: ['\t', ';'].find((mark) => firstLine.includes(mark)) ?? ',',
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  const fields = parsed.meta.fields ?? [];
  const foreign = fields.filter((name) => !Object.hasOwn(columns, name));
  if (foreign.length > 0) {
    const known = { columns: Object.keys(columns).join(', ') };
    return {
      rows: [],
      faults: foreign.map((name) => fault(name || '?', 'column', known)),
    };
  }
  const faults = new Map<number, Fault[]>();
  const report = (index: number, found: Fault) => {
    // The header is the spreadsheet's first row.
    const row = index + 2;
    faults.set(row, [...(faults.get(row) ?? []), { ...found, row }]);
  };
  const isBlank = (index: number) => {
    const cells = Object.values(parsed.data[index] ?? {});
    return cells.every((cell) => String(cell).trim() === '');
  };
  for (const error of parsed.errors)
    if (!isBlank(error.row ?? 0)) report(error.row ?? 0, unparsed(error, fields.length));
  const rows: T[] = [];
  for (const [index, cells] of parsed.data.entries()) {
    // Left out here, not by the parser: the rows after it keep their numbers.
    if (isBlank(index)) continue;
    const read = schema.safeParse(
      rowOf(cells, columns, city, (found) => report(index, found)),
    );
    if (!read.success)
      for (const issue of read.error.issues) report(index, faultOfIssue(issue));
    else {
      for (const found of check(read.data)) report(index, found);
      if (!faults.has(index + 2)) rows.push(read.data);
    }
  }
  return {
    rows,
    faults: [...faults].sort(([a], [b]) => a - b).flatMap(([, all]) => all),
  };
}

/** What the parser stumbled over: a row of another width, or a quotation mark. */
function unparsed({ type, message }: Papa.ParseError, wanted: number): Fault {
  const is = /parsed (\d+)/.exec(message)?.[1] ?? '?';
  return type === 'FieldMismatch'
    ? fault('', 'cells', { n: wanted, is })
    : fault('', 'quotes');
}

function rowOf(
  cells: Readonly<Record<string, string>>,
  columns: Columns,
  city: City,
  report: (found: Fault) => void,
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [column, { to, is }] of Object.entries(columns)) {
    const cell = plainCell((cells[column] ?? '').trim());
    if (cell === '') continue;
    const items =
      is === 'list' ? cell.split(/[、,，]/).map((item) => item.trim()) : [cell];
    const values = items
      .filter(Boolean)
      .map((item) => idOf(to, MOMENTS.has(to) ? plainMoment(item) : item, city, report));
    const [outer = '', inner] = to.split('.');
    const value = is === 'list' ? values : values[0];
    row[outer] = inner ? { ...Object(row[outer]), [inner]: value } : value;
  }
  return row;
}

const MOMENTS = new Set([
  'from',
  'until',
  'announcedOn',
  'validFrom',
  'validUntil',
  'reviewBy',
]);
const SPREADSHEET_MOMENT =
  /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/;

/** `2022/1/10 9:00`, as a spreadsheet rewrites it. */
function plainMoment(written: string): string {
  const [, year = '', month = '', day = '', hour, minute] =
    SPREADSHEET_MOMENT.exec(written) ?? [];
  if (year === '') return written;
  const two = (digits: string) => digits.padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  return hour === undefined ? date : `${date}T${two(hour)}:${minute}`;
}

/** Zones and districts by their id, whatever name was written. */
function idOf(
  to: string,
  written: string,
  city: City,
  report: (found: Fault) => void,
): string {
  const places = to.startsWith('zone')
    ? city.zones
    : to.startsWith('district')
      ? city.districts
      : null;
  if (places === null) return written;
  const found = places.find(({ id, name, aliases }) =>
    [id, name.zh, name.en, ...aliases].includes(written),
  );
  if (!found) report(fault(to, 'noPlace', { name: written }));
  return found?.id ?? written;
}

// ---------------------------------------------------------------------------- formulas

/** What a spreadsheet would work out instead of showing; apostrophes before it belong to the text. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** One apostrophe more makes it text to every spreadsheet; reading takes one away again. */
function safeCell(value: unknown): string {
  const text = String(value ?? '');
  return FORMULA.test(text) ? `'${text}` : text;
}

function plainCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

// ---------------------------------------------------------------------------- writing

function writeTable(rows: readonly object[], columns: Columns): string {
  const cells = rows.map((row) =>
    Object.fromEntries(
      Object.entries(columns).map(([column, { to, is }]) => {
        const [outer = '', inner] = to.split('.');
        const found: unknown = Reflect.get(row, outer);
        const value: unknown = inner ? Object(found)[inner] : found;
        return [
          column,
          safeCell(is === 'list' ? [value ?? []].flat().join('、') : value),
        ];
      }),
    ),
  );
  const fields = Object.keys(columns);
  return `${Papa.unparse({ fields, data: cells }, { newline: '\n' })}\n`;
}
