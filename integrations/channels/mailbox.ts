/**
 * A vendor that keeps messages and only tells that some wait: they are fetched page by page, from
 * where the last fetch ended. That place is stored once its page is, so that whoever fetches next,
 * after a crash or beside us, misses nothing; what comes twice is known by its key.
 */
import type { Fetched, House, Mailbox, Notice } from './contract.ts';

export interface Page<Entry> {
  readonly entries: readonly Entry[];
  /** Where the next one begins. */
  readonly next: string;
  readonly more: boolean;
}

/** How a channel reads its mailbox. */
export interface MailboxReading<Entry> {
  readonly channelId: string;
  readonly house: Pick<House, 'db' | 'clock' | 'fault' | 'note'>;
  readonly closing: () => boolean;
  /** One page from a place (null: from the first that the vendor still has); null: it failed. */
  page(notice: Notice, from: string | null): Promise<Page<Entry> | null>;
  /** Entries of one line stay in their order; lines go side by side. */
  lineOf(entry: Entry): string;
  /** False: it was not kept. */
  handIn(entry: Entry, account: string): Promise<boolean>;
}

/** Others wait too: a long mailbox is fetched in several goes. */
const LONGEST_MS = 15_000;
/** After so many tries neither the notice nor the place is trusted, and no message holds up others. */
const PATIENCE = 5;

export function openMailbox<Entry>(reading: MailboxReading<Entry>): Mailbox {
  const { channelId, house, closing } = reading;
  const { cursors } = house.db;

  async function fetch(notice: Notice, tries: number): Promise<Fetched> {
    const { account } = notice;
    const impatient = tries >= PATIENCE;
    const asked = impatient ? { account, token: null } : notice;
    const end = house.clock.now().getTime() + LONGEST_MS;
    let stored = await cursors.read(channelId, account);
    let from = impatient ? null : stored;
    for (;;) {
      if (closing()) return 'failed';
      const page = await reading.page(asked, from);
      if (!page || !(await takeAll(page.entries, account, impatient))) return 'failed';
      // Who was faster stands further on: then only our own way to the end goes on.
      if (await cursors.move(channelId, account, stored, page.next)) stored = page.next;
      if (!page.more || page.next === from) return 'empty';
      from = page.next;
      if (house.clock.now().getTime() >= end) return 'more';
    }
  }

  async function takeAll(
    entries: readonly Entry[],
    account: string,
    impatient: boolean,
  ): Promise<boolean> {
    const lines = Map.groupBy(entries, (entry) => reading.lineOf(entry));
    const taken = [...lines.values()].map(async (line) => {
      for (const entry of line) {
        if (await reading.handIn(entry, account)) continue;
        if (!impatient) return false;
        house.fault(`${channelId}.mailbox`, new Error('a message was passed over'));
      }
      return true;
    });
    return (await Promise.all(taken)).every((all) => all);
  }

  return { fetch: oneAtATime(fetch) };
}

/** While an account is fetched, whoever comes shares the next fetch, which sees what they came for. */
function oneAtATime(fetch: Mailbox['fetch']): Mailbox['fetch'] {
  const running = new Map<string, Promise<unknown>>();
  const next = new Map<string, Promise<Fetched>>();
  return (notice, tries) => {
    const { account } = notice;
    const shared = next.get(account);
    if (shared) return shared;
    const before = running.get(account);
    if (!before) return run(notice, tries);
    const after = before.then(() => {
      next.delete(account);
      return run(notice, tries);
    });
    next.set(account, after);
    return after;
  };

  function run(notice: Notice, tries: number): Promise<Fetched> {
    const { account } = notice;
    const work = fetch(notice, tries);
    const settled = work.catch(() => undefined).finally(() => running.delete(account));
    running.set(account, settled);
    return work;
  }
}
