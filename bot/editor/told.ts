/** Who was last told something of an item that no longer holds. */
import type { KnowledgeStore } from '../../integrations/database/knowledge-contract.ts';
import type { Clock } from '../../integrations/ports.ts';
import { compose, quotedBy } from '../../knowledge/content/references.ts';
import type { ItemKind } from '../../web/editor/contract.ts';
import type { Published } from './published.ts';

export interface ToldDeps {
  readonly store: Pick<KnowledgeStore, 'toldOlder' | 'toldPlaces'>;
  readonly published: Published;
  readonly clock: Clock;
  /** The moment that knowledge speaks for. */
  readonly knowledgeNow: (now: Date) => Date;
}

/** What a conversation was told: an article, or the zone of a place. */
export type Told =
  | { readonly article: string; readonly version: number }
  | { readonly place: string };

export interface Outdated {
  readonly conversationId: string;
  readonly told: Told;
}

/** Of an entry: of the articles that quote it. Of the register: of places whose row is another now. */
export async function outdated(
  kind: ItemKind,
  id: string,
  since: Date,
  deps: ToldDeps,
): Promise<readonly Outdated[]> {
  if (kind === 'register') return await ofPlaces(since, deps);
  const { store, published, clock } = deps;
  const now = clock.now();
  const { articles, directory } = published.contentAt(now);
  const entries = new Map(directory.map((entry) => [entry.id, entry]));
  const live =
    kind === 'entry'
      ? articles.filter((article) => quotedBy(article).includes(id))
      : articles.filter((article) => article.id === id);
  const current = live.map((article) => ({
    article: article.id,
    version: article.version,
    filled: compose(article, entries).filled ?? null,
  }));
  const gone = kind === 'article' ? published.live('article', id, now) : null;
  if (gone?.content === null)
    current.push({ article: id, version: gone.number, filled: null });
  const versions = new Map(current.map(({ article, version }) => [article, version]));
  return (await store.toldOlder(current, since)).map(({ conversationId, article }) => ({
    conversationId,
    told: { article, version: versions.get(article) ?? 0 },
  }));
}

async function ofPlaces(
  since: Date,
  { store, published, clock, knowledgeNow }: ToldDeps,
): Promise<readonly Outdated[]> {
  const moment = knowledgeNow(clock.now());
  const library = published.library();
  const told = await store.toldPlaces(since);
  return told
    .filter(({ place, row }) => library.place(place, moment, 'zh')?.row !== row)
    .map(({ conversationId, place }) => ({ conversationId, told: { place } }));
}

/** Conversations, each once. */
export function conversationsIn(told: readonly Outdated[]): number {
  return new Set(told.map(({ conversationId }) => conversationId)).size;
}
