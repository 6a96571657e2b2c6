/** The counts of scanned posters, one row a place, channel and day of the city. */
import { type Kysely, sql } from 'kysely';
import type { PosterCount, PosterCounts } from './poster-contract.ts';
import type { Tables } from './tables.ts';

export function openPosterCounts(db: Kysely<Tables>): PosterCounts {
  return {
    async add({ place, channelId, day, newcomer }) {
      await sql`
        insert into poster_counts as c (place, channel_id, day, scans, newcomers)
        values (${place}, ${channelId}, ${day}, 1, ${newcomer ? 1 : 0})
        on conflict (day, place, channel_id) do update
           set scans = c.scans + 1, newcomers = c.newcomers + excluded.newcomers`.execute(
        db,
      );
    },
    async since(day) {
      const { rows } = await sql<PosterCount>`
        select place, channel_id as "channelId", sum(scans)::int as scans,
               sum(newcomers)::int as newcomers
          from poster_counts where day >= ${day}
         group by place, channel_id order by scans desc, place, channel_id`.execute(db);
      return rows;
    },
  };
}
