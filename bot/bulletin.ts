/** The bulletin's port over the database: days of the city, and totals that are counted now and then. */
import { publicCounts, publicTotals, type TotalCounts } from '../cases/bulletin.ts';
import type { Database } from '../integrations/database/contract.ts';
import type { Clock } from '../integrations/ports.ts';
import { clockOf, instantOf } from '../knowledge/moment.ts';
import type { BulletinPort } from '../web/bulletin/contract.ts';

export interface BulletinDeps {
  readonly db: Pick<Database, 'bulletin'>;
  readonly clock: Clock;
  readonly city: { readonly timeZone: string };
}

/** A count of a million cases takes a while; the public's page may be a minute behind. */
const TOTALS_STAND_MS = 60_000;

export function createBulletin({ db, clock, city }: BulletinDeps): BulletinPort {
  const { timeZone } = city;
  const { local } = clockOf(timeZone);
  let totals: { readonly at: number; readonly counted: Promise<TotalCounts> } | null =
    null;

  async function allCases(now: number): Promise<TotalCounts> {
    if (totals === null || now - totals.at >= TOTALS_STAND_MS) {
      const counted = db.bulletin.totals();
      totals = { at: now, counted };
      // What failed is not kept: the next reader counts again.
      counted.catch(() => {
        totals = null;
      });
    }
    return await totals.counted;
  }

  return {
    today: () => local(clock.now()).slice(0, 10),
    async of(day) {
      const now = clock.now();
      const here = local(now);
      const isToday = here.startsWith(day);
      const from = instantOf(`${day}T00:00`, timeZone);
      const until = isToday
        ? instantOf(`${here.slice(0, 13)}:00`, timeZone)
        : instantOf(`${dayAfter(day)}T00:00`, timeZone);
      const [counts, all] = await Promise.all([
        db.bulletin.day(from, until),
        allCases(now.getTime()),
      ]);
      return {
        day,
        untilHour: isToday ? Number(here.slice(11, 13)) : null,
        ...publicCounts(counts),
        totals: publicTotals(all),
      };
    },
  };
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T12:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
