/** The conversation as numbered pages. The watermark is the number of the last activity read. */
import type { Activity } from '../../activity.ts';
import { mediaUrl } from './address.ts';
import type { Context } from './context.ts';
import { badArgument } from './errors.ts';
import { PAGE } from './limits.ts';
import { present } from './view.ts';

export interface Page {
  readonly set: { readonly activities: readonly Activity[]; readonly watermark: string };
  /** Number of the last activity read, shown or not. */
  readonly last: number;
  readonly more: boolean;
}

/** Activities after number `after`. @param origin for the addresses of their files. */
export async function readPage(
  context: Context,
  conversationId: string,
  after: number,
  origin: string,
): Promise<Page> {
  const rows = await context.house.db.turns.activities(conversationId, after, PAGE);
  const last = rows.at(-1)?.seq ?? after;
  const activities = rows
    .map((row) =>
      present(row, (mediaId) => mediaUrl(context, origin, conversationId, mediaId)),
    )
    .filter((activity) => activity !== null);
  return {
    set: { activities, watermark: String(last) },
    last,
    more: rows.length === PAGE,
  };
}

/** Null: none given. @throws DirectLineError 400 */
export function readWatermark(query: URLSearchParams): number | null {
  const given = query.get('watermark');
  if (given === null) return null;
  // A client that has seen nothing yet replays its empty watermark: it starts at the beginning.
  if (given === '') return 0;
  if (!/^\d{1,9}$/.test(given)) throw badArgument('The watermark is not one of ours.');
  return Number(given);
}
