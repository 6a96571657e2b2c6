/** Messages of another door as a table, read whole: each fault names the line it is in. */
import Papa from 'papaparse';
import type { WireRequest } from '../rehearsal.ts';
import { signedHeaders } from '../signature.ts';
import type { TableAbout, TableReader } from '../table.ts';
import columns from './columns.json' with { type: 'json' };
import { DoorName, MOST_ORDERS, Order } from './order.ts';
import { PATH } from './path.ts';
import { settings } from './settings.ts';

type Column = keyof typeof columns;

/** A local moment as spreadsheets write it: 2022-01-12 10:00, 2022/1/12 10:00:30. */
const LOCAL =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::\d{2})?)?$/;

export const readTable: TableReader = (csv, about) => {
  const { orders, faults } = ordersOf(csv, about);
  const named = DoorName.safeParse(about.door).success;
  const all = named ? faults : [...faults, 'The door has no name of 1 to 60 characters.'];
  const right = all.length === 0 ? orders : [];
  return {
    faults: all,
    messages: right.length,
    requests: (now) =>
      Array.from({ length: Math.ceil(right.length / MOST_ORDERS) }, (_, at) =>
        requestOf(right.slice(at * MOST_ORDERS, (at + 1) * MOST_ORDERS), about, now),
      ),
  };
};

function requestOf(
  messages: readonly Order[],
  { door, settings: given }: TableAbout,
  now: Date,
): WireRequest {
  const body = Buffer.from(JSON.stringify({ door, messages }));
  const signed = signedHeaders(settings.parse(given).DOORS_SECRET, now, body);
  const headers = { 'content-type': 'application/json', ...signed };
  return { method: 'POST', path: PATH, headers, body };
}

function ordersOf(
  csv: string,
  { momentOf }: TableAbout,
): { readonly orders: readonly Order[]; readonly faults: readonly string[] } {
  const [first = ''] = csv.split('\n', 1);
  const { data, errors, meta } = Papa.parse<Record<string, string>>(
    csv.replace(/^\uFEFF/, ''),
    {
      header: true,
      delimiter: ['\t', ';'].find((mark) => first.includes(mark)) ?? ',',
      transformHeader: (name) => columnOf(name) ?? name.trim(),
    },
  );
  const missing = (['id', 'text'] as const).filter(
    (name) => !meta.fields?.includes(name),
  );
  if (missing.length > 0) return { orders: [], faults: missing.map(noColumn) };
  const isBlank = (row: number) =>
    Object.values(data[row] ?? {}).every((cell) => String(cell).trim() === '');
  const faults = errors
    .filter(({ row = 0 }) => !isBlank(row))
    .map(({ row = 0, code }) => `line ${lineOf(row)}: ${code}`);
  const seen = new Map<string, number>();
  const orders: Order[] = [];
  for (const [row, cells] of data.entries()) {
    if (isBlank(row)) continue;
    const read = Order.safeParse(orderOf(cells, momentOf));
    const line = lineOf(row);
    if (!read.success) {
      for (const { path } of read.error.issues)
        faults.push(`line ${line}: ${String(path[0])} is missing, too long or no moment`);
      continue;
    }
    const before = seen.get(read.data.id);
    if (before !== undefined)
      faults.push(`line ${line}: the id stands in line ${before} already`);
    seen.set(read.data.id, line);
    orders.push(read.data);
  }
  if (orders.length === 0 && faults.length === 0)
    faults.push('There is no line below the names of the columns.');
  return { orders, faults };
}

/** As the spreadsheet counts: the header is its first. */
const lineOf = (row: number) => row + 2;

function columnOf(name: string): Column | null {
  const wanted = name.trim().toLowerCase();
  for (const [column, names] of Object.entries(columns))
    if (names.includes(wanted)) return column as Column;
  return null;
}

function noColumn(column: 'id' | 'text'): string {
  return `There is no column ${columns[column].join(' / ')}.`;
}

/** An empty cell is an absent one. */
function orderOf(
  cells: Readonly<Record<string, string>>,
  momentOf: TableAbout['momentOf'],
) {
  const known = Object.keys(columns).flatMap((column) => {
    const cell = cells[column]?.trim();
    return cell ? [[column, column === 'at' ? moment(cell, momentOf) : cell]] : [];
  });
  return Object.fromEntries(known);
}

/** As it stands where it is no moment: the schema tells so. */
function moment(cell: string, momentOf: TableAbout['momentOf']): string {
  const [found, year, month, day, hour = '0', minute = '00'] = LOCAL.exec(cell) ?? [];
  if (!found || !month || !day) return cell;
  const two = (part: string) => part.padStart(2, '0');
  const local = `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}`;
  return Number.isNaN(Date.parse(`${local}Z`)) ? cell : momentOf(local).toISOString();
}
