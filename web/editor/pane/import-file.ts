/** A file as it comes from a spreadsheet or an editor: its letters, its rows. Pure. */
import type { Fault } from '../../../knowledge/content/fault.ts';
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

/** The row's own words; null: the fault is the whole file's, or nothing stands there. */
export function writtenIn(text: string, { row }: Fault): string | null {
  return row === undefined ? null : records(text)[row - 1]?.trim() || null;
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
