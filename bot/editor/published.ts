/**
 * What is published, as this process answers from it. The city pack fills an empty database once;
 * after that the database is the truth. A publication reaches every process by a live event, and
 * where that is lost by a look once a second; what was scheduled begins by the clock.
 */
import type {
  KnowledgeStore,
  VersionRow,
} from '../../integrations/database/knowledge-contract.ts';
import type { Clock, LiveEvents } from '../../integrations/ports.ts';
import type { Content } from '../../knowledge/content/content.ts';
import type { CityPack } from '../../knowledge/content/load.ts';
import { createKnowledge, type Library } from '../../knowledge/snapshot.ts';
import type { ItemContent, ItemKind } from '../../web/editor/contract.ts';
import { ItemContentSchema, isKind } from '../../web/editor/items.ts';
import type { Logger } from '../logger.ts';
import { itemsOf, numbered } from './items.ts';

export interface PublishedItem {
  readonly kind: ItemKind;
  readonly id: string;
  readonly number: number;
  /** Null: withdrawn. */
  readonly content: ItemContent | null;
  readonly startsAt: Date;
}

export interface Published {
  /** What residents are told now. */
  library(): Library;
  /** The version of an item that is told at `moment`; null: none. */
  live(kind: ItemKind, id: string, moment: Date): PublishedItem | null;
  /** All that is told at `moment`, scheduled publications among it. */
  contentAt(moment: Date): Content;
  /** Looks for publications; done when what it found is answered from. */
  refresh(): Promise<void>;
  close(): void;
}

export interface PublishedDeps {
  /** What the pack itself would answer, where it was made already: while the database was opening. */
  readonly base?: Library;
  readonly store: Pick<KnowledgeStore, 'seed' | 'published'>;
  readonly events: Pick<LiveEvents, 'subscribe'>;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error'>;
}

const EMPTY: Content = { articles: [], directory: [], register: { rows: [] } };
const LOOK_EVERY_MS = 1_000;

export async function followPublished(
  pack: CityPack,
  { store, events, clock, log, base = createKnowledge(pack) }: PublishedDeps,
): Promise<Published> {
  await store.seed(itemsOf(pack), clock.now());
  /** Published versions of each item that still matter, in the order in which they begin. */
  const items = new Map<string, PublishedItem[]>();
  let seq = 0;
  const packed = new Map(
    itemsOf(pack).map(({ content }) => [JSON.stringify(content), content]),
  );

  function take(row: VersionRow): void {
    seq = Math.max(seq, row.seq ?? 0);
    const item = toItem(row, packed);
    if (!item) {
      log.error(
        { kind: row.kind, item: row.item, number: row.number },
        'unreadable version',
      );
      return;
    }
    const key = `${item.kind} ${item.id}`;
    const known = (items.get(key) ?? []).filter(({ number }) => number !== item.number);
    const all = row.state === 'cancelled' ? known : [...known, item];
    items.set(key, all.sort(asTheyBegin));
  }

  const liveOf = (versions: readonly PublishedItem[], moment: Date) =>
    versions.findLast(({ startsAt }) => startsAt <= moment) ?? null;

  function contentAt(moment: Date): Content {
    let content = EMPTY;
    const articles = [];
    const directory = [];
    for (const versions of items.values()) {
      const item = liveOf(versions, moment)?.content;
      if (item?.kind === 'article') articles.push(item.article);
      else if (item?.kind === 'entry') directory.push(item.entry);
      else if (item?.kind === 'register')
        content = { ...content, register: item.register };
    }
    return { ...content, articles, directory };
  }

  for (const row of await store.published(0, clock.now())) take(row);
  let library = base.with(contentAt(clock.now()));
  let told = liveNumbers(clock.now());

  /** Which version of each item is live: tells whether the clock alone changed anything. */
  function liveNumbers(moment: Date): string {
    return [...items.values()]
      .map((versions) => liveOf(versions, moment)?.number ?? 0)
      .join();
  }

  let looking: Promise<unknown> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  let closed = false;
  async function look(): Promise<void> {
    const now = clock.now();
    for (const row of await store.published(seq, now)) take(row);
    const numbers = liveNumbers(now);
    if (numbers === told) return;
    library = library.with(contentAt(now));
    told = numbers;
  }
  function refresh(): Promise<void> {
    // A look under way may have read before the change that asks for this one; one that waits has not.
    waiting ??= looking.then(() => {
      waiting = null;
      const begun = look();
      looking = begun.catch(() => undefined);
      return begun;
    });
    return waiting;
  }
  const followed = () => {
    refresh().catch((err: unknown) => {
      if (!closed) log.error({ err }, 'publications not read');
    });
  };
  const unsubscribe = events.subscribe('knowledge', followed);
  const timer = setInterval(followed, LOOK_EVERY_MS);
  timer.unref();

  return {
    library: () => library,
    live: (kind, id, moment) => liveOf(items.get(`${kind} ${id}`) ?? [], moment),
    contentAt,
    refresh,
    close() {
      closed = true;
      clearInterval(timer);
      unsubscribe();
    },
  };
}

/** What begins later takes the place of what began, whichever was written first. */
function asTheyBegin(a: PublishedItem, b: PublishedItem): number {
  return a.startsAt.getTime() - b.startsAt.getTime() || a.number - b.number;
}

/** `packed`: items of the pack by their JSON; those that did not change are taken as they are. */
function toItem(
  { kind, item, number, content, startsAt }: VersionRow,
  packed: ReadonlyMap<string, ItemContent>,
): PublishedItem | null {
  if (!isKind(kind) || startsAt === null) return null;
  const read = content === null ? null : ItemContentSchema.safeParse(content);
  if (read && !read.success) return null;
  return {
    kind,
    id: item,
    number,
    content: read
      ? numbered(packed.get(JSON.stringify(read.data)) ?? read.data, number)
      : null,
    startsAt: new Date(startsAt),
  };
}
