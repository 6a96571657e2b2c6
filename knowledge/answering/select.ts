/** Among the articles on one matter, the one for this zone, this district and this time. */
import type { Composed } from '../content/references.ts';
import { type Frame, isAnnounced, looksBack, validity } from '../moment.ts';

export type Selection =
  | { readonly is: 'found'; readonly article: Composed }
  | { readonly is: 'ask'; readonly slot: 'zone' | 'district'; readonly article: Composed }
  /** Announced, and still to begin. */
  | { readonly is: 'ahead'; readonly article: Composed; readonly from: string }
  | { readonly is: 'over'; readonly article: Composed; readonly until: string }
  | { readonly is: 'none' };

type Scope = 'zones' | 'districts';

/** Whom an answer is for, and when. */
export interface For {
  /** Null: not known. */
  readonly zone: string | null;
  readonly district: string | null;
  /** Empty: nothing was said of them. */
  readonly persons: readonly string[];
  readonly frame: Frame;
}

export function select(onMatter: readonly Composed[], who: For): Selection {
  const { zone, district, frame } = who;
  const scoped = (when: 'holds' | 'not_yet' | 'over') =>
    inScope(
      inScope(
        onMatter.filter(
          (one) => isAnnounced(one, frame) && validity(one, frame) === when,
        ),
        'zones',
        zone,
      ),
      'districts',
      district,
    );
  // Time first: a special text that has not begun, or is over, leaves the general one in force.
  const live = scoped('holds');
  if (live.length > 0) return chosen(live, who);
  return (
    (looksBack(frame) ? null : nextAhead(scoped('not_yet'), who)) ??
    lastOver(scoped('over'))
  );
}

/** The one for these people, or the slot that tells them apart. */
function chosen(
  texts: readonly Composed[],
  { zone, district, persons }: For,
): Extract<Selection, { is: 'found' | 'ask' | 'none' }> {
  const open =
    differing(texts, 'zones', zone, 'zone') ??
    differing(texts, 'districts', district, 'district');
  if (open) return open;
  const [article] = newestFirst(
    forPersons(preferGeneral(texts, zone, district), persons),
  );
  return article ? { is: 'found', article } : { is: 'none' };
}

/** Of what is announced, the first to begin. */
function nextAhead(texts: readonly Composed[], who: For): Selection | null {
  const starts = texts.map(startOf).toSorted();
  const next = chosen(
    texts.filter((one) => startOf(one) === starts[0]),
    who,
  );
  if (next.is === 'none') return null;
  return next.is === 'found'
    ? { ...next, is: 'ahead', from: startOf(next.article) }
    : next;
}

function startOf({ validFrom, announcedOn }: Composed): string {
  return validFrom ?? announcedOn;
}

/**
 * Of texts for one place and time, one for somebody named goes first, then one for everybody. One
 * for others is told where there is no better: whoever asks for a relative may name themselves, and
 * such a text says whom it is for.
 */
function forPersons(
  articles: readonly Composed[],
  persons: readonly string[],
): readonly Composed[] {
  const general = articles.filter((article) => article.persons.length === 0);
  const special = articles.filter((article) =>
    article.persons.some((id) => persons.includes(id)),
  );
  if (special.length > 0) return special;
  return general.length > 0 ? general : articles;
}

/** Known: the articles for it, else the general ones. Unknown: all. */
function inScope(
  articles: readonly Composed[],
  scope: Scope,
  id: string | null,
): readonly Composed[] {
  if (id === null) return articles;
  const special = articles.filter((article) => article[scope].includes(id));
  return special.length > 0
    ? special
    : articles.filter((article) => article[scope].length === 0);
}

/** The slot to ask: unknown, no text that holds for all, and texts that are not the same. */
function differing(
  live: readonly Composed[],
  scope: Scope,
  id: string | null,
  slot: 'zone' | 'district',
): Extract<Selection, { is: 'ask' }> | null {
  if (id !== null || live.some((article) => article[scope].length === 0)) return null;
  const [first, ...others] = live;
  if (!first || others.every((article) => sameScope(article[scope], first[scope])))
    return null;
  return { is: 'ask', slot, article: first };
}

function sameScope(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

function preferGeneral(
  live: readonly Composed[],
  zone: string | null,
  district: string | null,
): readonly Composed[] {
  const general = live.filter(
    (article) =>
      (zone !== null || article.zones.length === 0) &&
      (district !== null || article.districts.length === 0),
  );
  return general.length > 0 ? general : live;
}

function newestFirst(articles: readonly Composed[]): readonly Composed[] {
  return articles.toSorted((a, b) => b.announcedOn.localeCompare(a.announcedOn));
}

function lastOver(over: readonly Composed[]): Selection {
  const [article] = over.toSorted((a, b) =>
    (b.validUntil ?? '').localeCompare(a.validUntil ?? ''),
  );
  return article?.validUntil
    ? { is: 'over', article, until: article.validUntil }
    : { is: 'none' };
}
