/** How far mailboxes that vendors keep were fetched. */
import type { Kysely } from 'kysely';
import type { Cursors } from './cursors-contract.ts';
import type { Tables } from './tables.ts';

export function openCursors(db: Kysely<Tables>): Cursors {
  return {
    async read(channelId, account) {
      const row = await db
        .selectFrom('cursors')
        .select('place')
        .where('channel_id', '=', channelId)
        .where('account', '=', account)
        .executeTakeFirst();
      return row?.place ?? null;
    },
    async move(channelId, account, from, to) {
      if (from === null) {
        const added = await db
          .insertInto('cursors')
          .values({ channel_id: channelId, account, place: to })
          .onConflict((conflict) => conflict.doNothing())
          .returning('place')
          .execute();
        return added.length > 0;
      }
      const moved = await db
        .updateTable('cursors')
        .set({ place: to })
        .where('channel_id', '=', channelId)
        .where('account', '=', account)
        .where('place', '=', from)
        .returning('place')
        .execute();
      return moved.length > 0;
    },
  };
}
