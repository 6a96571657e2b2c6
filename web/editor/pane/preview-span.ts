/** The stretch of time that the preview's slider covers, and the moments worth a button. Pure. */
import { stretchOf } from '../../../knowledge/moment.ts';
import type { ItemContent } from '../contract.ts';
import { between, shifted } from './city-time.ts';

const DAY = 24 * 60;
/** Farther from now than this nobody slides; the date field goes anywhere. */
const REACH = 14 * DAY;

export interface Validity {
  /** First and last minute by the city's clock; null: from ever, for ever. */
  readonly begins: string | null;
  readonly ends: string | null;
}

export function validityOf(content: ItemContent | null): Validity {
  const own =
    content?.kind === 'article'
      ? content.article
      : content?.kind === 'entry'
        ? content.entry
        : null;
  if (own === null) return { begins: null, ends: null };
  const from = own.validFrom ?? own.announcedOn;
  // A draft in the making may have no day yet.
  if (!/^\d{4}-\d{2}-\d{2}/.test(from)) return { begins: null, ends: null };
  const stretch = stretchOf({ from, until: own.validUntil });
  return { begins: stretch.from, ends: own.validUntil ? stretch.until : null };
}

export interface Span {
  readonly from: string;
  /** Minutes, a whole number of hours. */
  readonly length: number;
}

/** A day before now and before its begin, a day after now and after its end, within reach of now. */
export function spanAround(now: string, { begins, ends }: Validity): Span {
  const near = (local: string | null) =>
    local !== null && Math.abs(between(now, local)) <= REACH ? local : now;
  const [first = now] = [now, near(begins)].sort();
  const last = [now, near(ends), near(begins)].sort().at(-1) ?? now;
  const from = `${shifted(first, -DAY).slice(0, 13)}:00`;
  const length = Math.ceil((between(from, last) + DAY) / 60) * 60;
  return { from, length };
}

/** 8:00 of the day after. */
export function tomorrowAtEight(now: string): string {
  return `${shifted(`${now.slice(0, 10)}T00:00`, DAY).slice(0, 10)}T08:00`;
}
