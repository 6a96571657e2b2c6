/** A file as it comes from a spreadsheet or an editor: its letters, its rows. Pure. */
import type { FileKind } from '../file-kind.ts';

/** What was chosen, dropped or pasted. */
export interface Source {
  /** Null: pasted. */
  readonly name: string | null;
  readonly text: string;
  readonly kind: FileKind;
}

/** UTF-8, or else what Chinese spreadsheets write. */
export function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

export interface Fault {
  /** As the spreadsheet counts; null: the whole file. */
  readonly row: number | null;
  /** What is wrong, without the row. */
  readonly reason: string;
  /** What stands in that row. */
  readonly written: string | null;
}

/** `row 7: zone: …` taken apart, with the row's own words beside it. */
export function faultOf(fault: string, text: string): Fault {
  const [, number, reason] = /^row (\d+): ([\s\S]*)$/.exec(fault) ?? [];
  if (number === undefined || reason === undefined)
    return { row: null, reason: fault, written: null };
  const row = Number(number);
  const written = records(text)[row - 1]?.trim() || null;
  return { row, reason, written };
}

/** The rows of a CSV text that hold anything; a line break within quotation marks ends none. */
export function records(text: string): readonly string[] {
  const rows: string[] = [];
  let open = '';
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    open = open === '' ? line : `${open}\n${line}`;
    if ((open.split('"').length - 1) % 2 === 1) continue;
    if (open.replaceAll(/[\s,"]/g, '') !== '') rows.push(open);
    open = '';
  }
  return open === '' ? rows : [...rows, open];
}
