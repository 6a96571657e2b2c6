/** Messages that come as a table instead of by request: read whole, then sent as requests. */
import type { WireRequest } from './rehearsal.ts';

export interface ReadTable {
  /** Signed for that moment, in the order of the table; none where a line is wrong. */
  requests(now: Date): readonly WireRequest[];
  readonly messages: number;
  /** In words, each with its line; nothing of the table is repeated. */
  readonly faults: readonly string[];
}

export interface TableAbout {
  /** As staff call where they come from: 12345热线. */
  readonly door: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** The instant of a local moment of the city, `YYYY-MM-DDTHH:MM`. */
  readonly momentOf: (local: string) => Date;
}

export type TableReader = (csv: string, about: TableAbout) => ReadTable;
