/**
 * Messages that a vendor keeps for us: fetched when it tells of them, and every now and then besides,
 * because a notice can get lost on its way. Each notice is a row, so that none is forgotten by a
 * process that dies.
 */
import { z } from 'zod';
import type { Channel, Notice } from '../../integrations/channels/contract.ts';
import type { NewDueRow } from '../../integrations/database/contract.ts';
import type { Ids } from '../../integrations/ports.ts';
import type { Logger } from '../logger.ts';
import type { DueHandler } from './worker.ts';

export const MAILBOX = 'mailbox';

/** Without a notice vendors let themselves be asked only so often. */
const LOOK_SECONDS = 600;

const Payload = z.object({
  channelId: z.string(),
  account: z.string(),
  token: z.string().nullable(),
  /** The look every now and then, which never ends. */
  watch: z.boolean(),
});

/** To fetch now, and the mailbox to be looked at from now on. */
export function mailboxRows(
  channelId: string,
  { account, token }: Notice,
  now: Date,
  ids: Ids,
): readonly NewDueRow[] {
  const row = (id: string, key: string, dueAt: Date, watch: boolean): NewDueRow => ({
    id,
    key: `${MAILBOX}:${channelId}:${account}${key}`,
    kind: MAILBOX,
    dueAt: dueAt.toISOString(),
    conversationId: null,
    payload: { channelId, account, token: watch ? null : token, watch },
  });
  const id = ids.uuid(now);
  const later = new Date(now.getTime() + LOOK_SECONDS * 1000);
  return [row(id, `:${id}`, now, false), row(ids.uuid(now), '', later, true)];
}

export function mailboxHandler({
  channelOf,
  log,
}: {
  readonly channelOf: (channelId: string) => Channel | null;
  readonly log: Logger;
}): DueHandler {
  return async ({ payload, attempts }) => {
    const { channelId, account, token, watch } = Payload.parse(payload);
    const { mailbox } = channelOf(channelId) ?? {};
    // The channel was taken out of the settings.
    if (!mailbox) return { done: true };
    const fetched = await mailbox.fetch({ account, token }, attempts).catch((error) => {
      if (!watch) throw error;
      // This row must outlast every failure.
      log.warn({ err: error, channel: channelId }, 'mailbox not fetched');
      return 'failed' as const;
    });
    if (fetched === 'more') return { wait: 0 };
    if (watch) return { wait: LOOK_SECONDS };
    return fetched === 'empty' ? { done: true } : { again: null };
  };
}
