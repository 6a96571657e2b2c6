/** Which matter a question is about, and the text on it for this setting. */
import type { Composed } from '../content/references.ts';
import { filedVerdict, measuresOf, SURE } from '../matching/judge.ts';
import { alikeness, type Likeness, type Likenesses } from '../matching/likeness.ts';
import type { Reading } from '../matching/reader.ts';
import { askingPart, clausesIn } from '../matching/split.ts';
import { lackOf, lacksNothing } from '../matching/spoken.ts';
import { conceptTerm, termsOf } from '../matching/terms.ts';
import { type Selection, select } from './select.ts';
import type { Setting } from './setting.ts';
import type { Shelf } from './shelf.ts';

/** A text for each zone that is asked about; none: nothing is known. */
export type Found = readonly Exclude<Selection, { is: 'none' }>[];

/** A clause alone must be surer than the whole message: it lacks what stands around it. */
export const SURE_OF_CLAUSE = 0.75;

/** A long story around a short question: where the whole is like nothing, the clause that asks may be. */
export function findInStory(
  shelf: Shelf,
  text: string,
  whole: Reading,
  setting: Setting,
): Found {
  const found = find(shelf, text, whole, setting);
  if (found.length > 0 || setting.previous) return found;
  for (const clause of clausesIn(text)) {
    const alone = find(shelf, clause, shelf.read(clause), setting, SURE_OF_CLAUSE);
    if (alone.length > 0) return alone;
  }
  return [];
}

/** `sure`: the confidence that it takes to answer. */
export function find(
  shelf: Shelf,
  text: string,
  reading: Reading,
  setting: Setting,
  sure = SURE,
): Found {
  if (!reading.topical && setting.previous)
    return followUp(reading, setting.previous).flatMap((matter) =>
      onMatter(shelf, matter, setting).filter(({ article }) =>
        lacksNothing(lackOf(shelf.spokenBy(article), reading)),
      ),
    );
  const alike = shelf.matcher.compare(
    termsOf(reading),
    (article) => shelf.byId.get(article.id) === article,
  );
  const verdict = filedVerdict(alike);
  const best = verdict ? alike.matters[0] : meantOf(shelf, alike, setting);
  const found = best ? onMatter(shelf, best.matter, setting) : [];
  const [first] = found;
  if (!best || !first) return [];
  const judged = () =>
    shelf.confidence(
      measuresOf(alike, {
        topical: reading.topical,
        idle: setting.idle,
        length: text.length,
        ...unmet(shelf, text, reading, first.article),
      }),
      best.filed,
    ) >= sure;
  return (verdict ?? judged()) ? found : [];
}

/**
 * So near to the likest that its words do not tell them apart. Of such matters, in a district, the
 * one that has rules by district is meant, also where it has none for this district.
 */
const AS_NEAR = 0.1;

function meantOf(
  shelf: Shelf,
  { matters }: Likenesses,
  { district }: Setting,
): Likeness | undefined {
  const [best] = matters;
  if (!best || district === null) return best;
  const local = matters.find(
    (one) => alikeness(one) >= alikeness(best) - AS_NEAR && isLocal(shelf, one.matter),
  );
  return local ?? best;
}

/** Its texts are for some districts only. */
function isLocal({ onMatter }: Shelf, matter: string): boolean {
  const articles = onMatter.get(matter) ?? [];
  return articles.some(({ districts }) => districts.length > 0);
}

/** What is known of the matter for these zones, this district and time. */
function onMatter(shelf: Shelf, matter: string, setting: Setting): Found {
  const articles = shelf.onMatter.get(matter) ?? [];
  const zones = setting.zones.length > 0 ? setting.zones : [null];
  return zones
    .map((zone) => select(articles, { ...setting, zone }))
    .filter((selection) => selection.is !== 'none');
}

/** How much of what is asked the article does not meet; what a story only mentions does not count. */
function unmet(
  { spokenBy, read, matcher }: Shelf,
  text: string,
  reading: Reading,
  article: Composed,
): { readonly missing: number; readonly untold: number } {
  const spoken = spokenBy(article);
  if (lacksNothing(lackOf(spoken, reading))) return { missing: 0, untold: 0 };
  const { words, aspects } = lackOf(spoken, read(askingPart(text)));
  const missing = words
    .map((word) => Math.max(0, matcher.leaning(conceptTerm(word))))
    .reduce((sum, leaning) => sum + leaning, 0);
  return { missing, untold: aspects.length };
}

/** It names what not every article tells. */
function demanding({ bars, aspects }: Reading): boolean {
  return bars.length > 0 || aspects.length > 0;
}

/** "那管控区呢？", "电话多少？": the matter spoken of before, if anything of it is asked. */
function followUp(reading: Reading, previous: Composed): readonly string[] {
  const asks =
    demanding(reading) ||
    reading.zones.length > 0 ||
    reading.districts.length > 0 ||
    reading.concepts.length > 0;
  return asks ? [previous.matter] : [];
}
