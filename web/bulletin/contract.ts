/** What the bulletin asks of the house. Implemented by the composition root. */
import type { PublicCounts, PublicTotals } from '../../cases/bulletin.ts';

export interface Bulletin extends PublicCounts {
  /** YYYY-MM-DD in the city. */
  readonly day: string;
  /** Until which full hour it counts, where the day is not over; null: all of it. */
  readonly untilHour: number | null;
  readonly totals: PublicTotals;
}

export interface BulletinPort {
  /** The city's day now, YYYY-MM-DD. */
  today(): string;
  /** Of a day that has begun. */
  of(day: string): Promise<Bulletin>;
}
