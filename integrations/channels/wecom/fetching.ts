/** Fetching what waits with WeCom (sync_msg, developer.work.weixin.qq.com/document/path/94670). */
import { z } from 'zod';
import type { House, Mailbox } from '../contract.ts';
import { openMailbox } from '../mailbox.ts';
import type { TokenApi } from '../tencent/token-api.ts';
import { storeHappenings } from '../webhook/store.ts';
import { definition } from './definition.ts';
import { happeningOf, lineOf } from './incoming.ts';

/** Of at most 1000; the place is stored after each page. */
const PAGE = 100;

/** `msg_list` may be empty although more waits. */
const Synced = z.object({
  errcode: z.literal(0),
  next_cursor: z.string().default(''),
  has_more: z.number().default(0),
  msg_list: z.array(z.unknown()).default([]),
});

export function wecomMailbox(
  api: TokenApi,
  house: House,
  fileHost: string,
  closing: () => boolean,
): Mailbox {
  const { id: channelId } = definition;
  return openMailbox({
    channelId,
    house,
    closing,
    lineOf,
    async page({ account, token }, from) {
      const called = await api.call('/cgi-bin/kf/sync_msg', {
        open_kfid: account,
        limit: PAGE,
        voice_format: 0,
        ...(token !== null && { token }),
        ...(from !== null && { cursor: from }),
      });
      if (called.reached !== 'yes') return null;
      const synced = Synced.safeParse(called.answer);
      if (!synced.success) {
        house.note(channelId, `sync_errcode_${called.answer.errcode}`);
        return null;
      }
      const { next_cursor, has_more, msg_list } = synced.data;
      return {
        entries: msg_list,
        next: next_cursor || (from ?? ''),
        more: has_more === 1,
      };
    },
    async handIn(entry, account) {
      const happening = await happeningOf(entry, account, { api, house, fileHost });
      const stored = await storeHappenings(house, channelId, [happening]);
      return stored.result === 'stored';
    },
  });
}
