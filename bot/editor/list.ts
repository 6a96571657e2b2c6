/** The list of all items, each with what an editor must know of it at a glance. */
import type {
  ArticleCounts,
  VersionRow,
} from '../../integrations/database/knowledge-contract.ts';
import { isOpen, isReturned } from '../../knowledge/authoring/version.ts';
import type { Article } from '../../knowledge/content/article.ts';
import type { Entry } from '../../knowledge/content/directory.ts';
import { brokenIn, overIn } from '../../knowledge/content/references.ts';
import type { ItemContent, ItemKind, ItemLine } from '../../web/editor/contract.ts';
import type { PublishedItem } from './published.ts';

type Line = Omit<VersionRow, 'content'>;

export interface ListFacts {
  /** All versions of all items, by item and number. */
  readonly lines: readonly Line[];
  /** Content of the open versions, by `kind item`. */
  readonly open: ReadonlyMap<string, ItemContent | null>;
  readonly counts: ReadonlyMap<string, ArticleCounts>;
  readonly directory: ReadonlyMap<string, Entry>;
  readonly live: (kind: ItemKind, id: string) => PublishedItem | null;
  readonly nameOf: (staffId: string | null) => string;
  readonly now: Date;
  /** `YYYY-MM-DDTHH:MM` that knowledge speaks for, by the city's clock. */
  readonly local: string;
}

/** An end within this many days is near. */
const NEAR_DAYS = 2;

export function listOf(facts: ListFacts): readonly ItemLine[] {
  const items = new Map<string, Line[]>();
  for (const line of facts.lines) {
    const key = `${line.kind} ${line.item}`;
    items.set(key, [...(items.get(key) ?? []), line]);
  }
  return [...items.values()].flatMap((versions) => {
    const [first] = versions;
    const kind = first?.kind;
    return first && (kind === 'article' || kind === 'entry' || kind === 'register')
      ? [lineOf(kind, first.item, versions, facts)]
      : [];
  });
}

function lineOf(
  kind: ItemKind,
  id: string,
  versions: readonly Line[],
  facts: ListFacts,
): ItemLine {
  const { now, nameOf } = facts;
  const live = facts.live(kind, id);
  const open = versions.find(({ state }) => isOpen(state));
  const draft = facts.open.get(`${kind} ${id}`) ?? null;
  const content = live?.content ?? draft;
  const counts = kind === 'article' ? facts.counts.get(id) : undefined;
  const texts = [live?.content ?? null, draft].flatMap((one) =>
    one?.kind === 'article' ? [one.article] : [],
  );
  return {
    id,
    kind,
    title: titleOf(content, id),
    live: live?.content ? live.number : null,
    open: open
      ? {
          number: open.number,
          state: open.state,
          by: nameOf(open.writtenBy),
          returned: isReturned(open),
        }
      : null,
    scheduled: scheduledIn(versions, now)[0] ?? null,
    ...timesOf(live?.content ?? null, facts.local),
    broken: new Set(
      texts.flatMap((article) => [
        ...brokenIn(article, facts.directory),
        ...overIn(article, facts.directory, facts.local),
      ]),
    ).size,
    asked: counts?.asked ?? 0,
    helpful: counts?.helpful ?? 0,
    unhelpful: counts?.unhelpful ?? 0,
    updatedAt: versions
      .map(({ writtenAt, decidedAt }) => decidedAt ?? writtenAt)
      .reduce((last, at) => (at > last ? at : last)),
  };
}

/** Published, and still to begin; the first to begin stands first. */
export function scheduledIn(versions: readonly Line[], now: Date) {
  return versions
    .flatMap(({ number, state, startsAt }) =>
      state === 'published' && startsAt !== null && new Date(startsAt) > now
        ? [{ number, startsAt }]
        : [],
    )
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}

export function titleOf(content: ItemContent | null, id: string): string {
  switch (content?.kind) {
    case 'article':
      return content.article.title.zh;
    case 'entry':
      return content.entry.name.zh;
    default:
      return id;
  }
}

function timesOf(
  content: ItemContent | null,
  local: string,
): Pick<ItemLine, 'validity' | 'due' | 'validUntil'> {
  const dated = datedPart(content);
  if (!dated) {
    return { validity: content ? 'holds' : null, due: null, validUntil: null };
  }
  const { announcedOn, validFrom, validUntil, reviewBy } = dated;
  const from = validFrom ?? announcedOn;
  const until = validUntil ?? null;
  const over = until !== null && (until.length === 10 ? `${until}T23:59` : until) < local;
  const near = new Date(Date.parse(`${local}Z`) + NEAR_DAYS * 86_400_000)
    .toISOString()
    .slice(0, 16);
  const review = reviewBy !== undefined && reviewBy <= local.slice(0, 10);
  const expires = until !== null && !over && until <= near;
  return {
    validity: over ? 'over' : from > local ? 'not_yet' : 'holds',
    due: review ? 'review' : expires ? 'expires' : null,
    validUntil: until,
  };
}

function datedPart(content: ItemContent | null): Article | Entry | null {
  if (content?.kind === 'article') return content.article;
  return content?.kind === 'entry' ? content.entry : null;
}
