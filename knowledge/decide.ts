/** From a question to an answer: what it is about, whether that is known, and for whom and when. */
import type { Answer, Question } from './answer.ts';
import type { Article } from './article.ts';
import { type Clock, type Frame, frameOf } from './moment.ts';
import { quoteOf } from './quote.ts';
import type { Reader, Reading } from './reader.ts';
import type { Finder } from './retrieve.ts';
import { type Selection, select } from './select.ts';
import { asksSomething, questionsIn } from './split.ts';

export interface Shelf {
  readonly read: Reader;
  readonly finder: Finder;
  readonly clock: Clock;
  /** Articles by matter, those that settle it beside their own among them. */
  readonly onMatter: ReadonlyMap<string, readonly Article[]>;
  readonly byId: ReadonlyMap<string, Article>;
  /** The newest announcement's day. */
  readonly newest: string;
}

/** As many quotes as a phone screen takes. */
const MOST_QUOTES = 2;

/** What is known apart from the words: zone, district, time, the article spoken of before. */
interface Setting {
  readonly zones: readonly string[];
  readonly districts: readonly string[];
  readonly frame: Frame;
  readonly previous: Article | null;
}

type Found = readonly Exclude<Selection, { is: 'none' }>[];

/** What is known to the questions of a message, and those to which nothing is. */
interface Reply {
  readonly found: Found;
  readonly open: readonly string[];
}

export function decide(shelf: Shelf, question: Question): Answer {
  const whole = shelf.read(question.text);
  if (whole.otherCity !== null) {
    if (!whole.ownCity && whole.districts.length === 0)
      return { kind: 'other_city', name: whole.otherCity };
    return { kind: 'unknown' };
  }
  const { now, text } = question;
  const setting: Setting = {
    zones: whole.zones.length > 0 ? whole.zones : listed(question.zone),
    districts: listed(question.district ?? whole.districts[0] ?? null),
    frame: frameOf(
      text,
      now === null ? null : shelf.clock.local(now),
      question.anyTime ?? false,
      shelf.newest,
    ),
    previous:
      question.previous === null ? null : (shelf.byId.get(question.previous) ?? null),
  };
  return answerFrom(severally(shelf, text, whole, setting), question);
}

/** Each question by itself; a part that says nothing of its own is read with the others. */
function severally(shelf: Shelf, text: string, whole: Reading, setting: Setting): Reply {
  const parts = questionsIn(text).map((part) => ({ part, reading: shelf.read(part) }));
  const own = parts.filter(({ reading }) => isOwn(reading));
  const open = parts
    .filter(({ part, reading }) => !isOwn(reading) && asksSomething(part))
    .map(({ part }) => part);
  if (own.length < 2) {
    return {
      found: findOne(shelf, text, whole, setting),
      open: own.length > 0 ? open : [],
    };
  }
  let { previous } = setting;
  const found: Found[number][] = [];
  for (const { part, reading } of own) {
    const selections = findOne(shelf, part, reading, { ...setting, previous });
    previous = selections[0]?.article ?? previous;
    found.push(...selections);
    if (selections.length === 0 && asksSomething(part)) open.push(part);
  }
  return { found, open };
}

function isOwn(reading: Reading): boolean {
  return reading.topical || demanding(reading);
}

function findOne(shelf: Shelf, text: string, reading: Reading, setting: Setting): Found {
  const matters = reading.topical
    ? shelf.finder.find(text, reading).map(({ matter }) => matter)
    : followUp(reading, setting);
  for (const matter of matters) {
    const onMatter = shelf.onMatter.get(matter) ?? [];
    const found = slots(setting.zones)
      .map((zone) => select(onMatter, zone, setting.districts[0] ?? null, setting.frame))
      .filter((selection) => selection.is !== 'none')
      .filter(({ article }) => shelf.finder.tells(article, reading));
    if (found.length > 0) return found;
    // Nothing for this scope: the next best matter would be about something else, unless only
    // a word that the answer must name stood in the way.
    if (!demanding(reading)) return [];
  }
  return [];
}

/** It names what not every article tells. */
function demanding({ bars, aspects }: Reading): boolean {
  return bars.length > 0 || aspects.length > 0;
}

/** "那管控区呢？", "电话多少？": the matter spoken of before, if anything of it is asked. */
function followUp(reading: Reading, { previous }: Setting): readonly string[] {
  if (!previous) return [];
  const asks =
    demanding(reading) ||
    reading.zones.length > 0 ||
    reading.districts.length > 0 ||
    [...reading.features.keys()].some((feature) => !feature.startsWith('~'));
  return asks ? [previous.matter] : [];
}

function answerFrom({ found, open: unknown }: Reply, { language }: Question): Answer {
  const live = found.filter((selection) => selection.is === 'found');
  const articles = [...new Set(live.map(({ article }) => article))];
  if (articles.length > 0)
    return {
      kind: 'answered',
      quotes: articles.slice(0, MOST_QUOTES).map((article) => quoteOf(article, language)),
      ...(unknown.length > 0 && { open: unknown }),
    };
  const open = found.find((selection) => selection.is === 'ask');
  if (open) return { kind: 'ask', slot: open.slot, article: open.article.id };
  const over = found.find((selection) => selection.is === 'over');
  if (over)
    return {
      kind: 'expired',
      quote: quoteOf(over.article, language),
      validUntil: over.until,
    };
  return { kind: 'unknown' };
}

function listed(id: string | null): readonly string[] {
  return id === null ? [] : [id];
}

function slots(ids: readonly string[]): readonly (string | null)[] {
  return ids.length > 0 ? ids : [null];
}
