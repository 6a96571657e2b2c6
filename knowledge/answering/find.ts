/** Which matter a question is about, and the text on it for this setting. */
import type { Composed } from '../content/references.ts';
import { confidenceOf, filedVerdict, measuresOf } from '../matching/judge.ts';
import { alikeness } from '../matching/matcher.ts';
import type { Reading } from '../matching/reader.ts';
import { clausesIn } from '../matching/split.ts';
import { tells } from '../matching/spoken.ts';
import { termsOf } from '../matching/terms.ts';
import { type Selection, select } from './select.ts';
import type { Setting } from './setting.ts';
import type { Shelf } from './shelf.ts';

/** A text for each zone that is asked about; none: nothing is known. */
export type Found = readonly Exclude<Selection, { is: 'none' }>[];

/** A clause alone must be surer than the whole message: it lacks what stands around it. */
const SURE_OF_CLAUSE = 0.75;

/** A long story around a short question: where the whole is like nothing, the clause that asks may be. */
export function findInStory(
  shelf: Shelf,
  text: string,
  whole: Reading,
  setting: Setting,
): Found {
  const found = find(shelf, text, whole, setting);
  if (found.length > 0 || setting.previous) return found;
  const careful: Shelf = {
    ...shelf,
    isSure: (confidence) => confidence >= SURE_OF_CLAUSE,
  };
  for (const clause of clausesIn(text)) {
    const alone = find(careful, clause, shelf.read(clause), setting);
    if (alone.length > 0) return alone;
  }
  return [];
}

/** A matter this much less alike than the likest is not meant. */
const SECOND_BEST = 0.25;

/**
 * So near to the likest that its words do not tell them apart. Of such matters, in a district, the
 * one that has rules by district is meant, also where it has none for this district.
 */
const AS_NEAR = 0.1;

export function find(
  shelf: Shelf,
  text: string,
  reading: Reading,
  setting: Setting,
): Found {
  const { matters, filed } = mattersOf(shelf, text, reading, setting);
  const zones = setting.zones.length > 0 ? setting.zones : [null];
  for (const matter of matters) {
    const onMatter = shelf.onMatter.get(matter) ?? [];
    const found = zones
      .map((zone) => select(onMatter, { ...setting, zone }))
      .filter((selection) => selection.is !== 'none')
      .filter(({ article }) => filed || tells(shelf.spokenBy(article), reading));
    if (found.length > 0) return found;
    // Nothing for this scope: the next best matter would be about something else, unless only
    // a word that the answer must name stood in the way.
    if (!demanding(reading)) return [];
  }
  return [];
}

const NOTHING = { matters: [], filed: false } as const;

/** What it may be about, likest first. `filed`: it is a question that somebody filed there. */
function mattersOf(
  shelf: Shelf,
  text: string,
  reading: Reading,
  setting: Setting,
): { readonly matters: readonly string[]; readonly filed: boolean } {
  if (!reading.topical && setting.previous)
    return { matters: followUp(reading, setting.previous), filed: false };
  const alike = shelf.matcher.compare(
    termsOf(reading),
    (article) => shelf.byId.get(article.id) === article,
  );
  const [best] = alike.matters;
  if (!best) return NOTHING;
  const measures = measuresOf(alike, reading.topical, setting.idle, text.length);
  const verdict = filedVerdict(alike);
  const sure = verdict ?? shelf.isSure(confidenceOf(measures, best.filed));
  if (!sure) return NOTHING;
  const within = (margin: number) =>
    alike.matters
      .filter((one) => alikeness(one) >= alikeness(best) - margin)
      .map(({ matter }) => matter);
  const local = setting.district === null || verdict ? [] : within(AS_NEAR);
  const meant = local.filter((matter) => isLocal(shelf, matter));
  return {
    matters: meant.length > 0 ? meant : within(SECOND_BEST),
    filed: verdict === true,
  };
}

/** Its texts are for some districts only. */
function isLocal({ onMatter }: Shelf, matter: string): boolean {
  const articles = onMatter.get(matter) ?? [];
  return articles.some(({ districts }) => districts.length > 0);
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
