/** From a question to an answer: what it is about, whether that is known, and for whom and when. */
import type { Answer, Question } from './answer.ts';
import type { Article } from './content/article.ts';
import { inLanguage } from './content/fields.ts';
import type { PlaceStatus, Places } from './content/register.ts';
import { confidenceOf, filedVerdict, measuresOf } from './matching/judge.ts';
import { alikeness, type Matcher } from './matching/matcher.ts';
import type { Reader, Reading } from './matching/reader.ts';
import { asksSomething, clausesIn, questionsIn } from './matching/split.ts';
import { type Spoken, tells } from './matching/spoken.ts';
import { termsOf } from './matching/terms.ts';
import { type Clock, type Frame, frameOf } from './moment.ts';
import { quoteOf } from './quote.ts';
import { type Selection, select } from './select.ts';

export interface Shelf {
  readonly read: Reader;
  readonly matcher: Matcher;
  /** Whether a confidence is enough to answer. */
  readonly isSure: (confidence: number) => boolean;
  readonly spokenBy: (article: Article) => Spoken;
  readonly clock: Clock;
  /** Articles by matter, those that settle it beside their own among them. */
  readonly onMatter: ReadonlyMap<string, readonly Article[]>;
  readonly byId: ReadonlyMap<string, Article>;
  readonly places: Places;
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
  readonly idle: boolean;
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
    return { kind: 'unknown', topic: topicOf(whole) };
  }
  const { now, text } = question;
  const frame = frameOf(
    text,
    now === null ? null : shelf.clock.local(now),
    question.anyTime ?? false,
    shelf.newest,
  );
  const district = question.district ?? whole.districts[0] ?? null;
  const status = statusOf(shelf, question, district, frame);
  if (whole.asksZone) return placeAnswer(status, shelf.places.size > 0, question, whole);
  const setting: Setting = {
    zones:
      whole.zones.length > 0
        ? whole.zones
        : listed(question.zone ?? (status?.is === 'holds' ? status.row.zone : null)),
    districts: listed(district ?? status?.row.district ?? null),
    frame,
    idle: question.idle ?? false,
    previous:
      question.previous === null ? null : (shelf.byId.get(question.previous) ?? null),
  };
  const answer = answerFrom(severally(shelf, text, whole, setting), question);
  return answer ?? { kind: 'unknown', topic: topicOf(whole) };
}

/** The concepts that the words name; other questions on them stand in the same group. */
function topicOf({ concepts }: Reading): string {
  const named = concepts.filter((concept) => !concept.startsWith('#'));
  return named.sort().join(' ') || 'other';
}

/** What the register says of the place that the words name, else of where the person lives. */
function statusOf(
  { places }: Shelf,
  { text, address }: Question,
  district: string | null,
  frame: Frame,
): PlaceStatus | null {
  const id = places.idIn(text, district) ?? places.idIn(address ?? '', district);
  return id === null ? null : places.status(id, frame);
}

/** `kept`: somebody keeps the register. */
function placeAnswer(
  status: PlaceStatus | null,
  kept: boolean,
  { language, address }: Question,
  reading: Reading,
): Answer {
  if (!status)
    return address || !kept
      ? { kind: 'unknown', topic: topicOf(reading) }
      : { kind: 'ask_place' };
  const { place, district, zone, source, announcedOn } = status.row;
  return {
    kind: 'place',
    place,
    district,
    zone,
    source: inLanguage(source, language),
    announcedOn,
    over: status.is === 'over',
  };
}

/** Each question by itself where the message asks several; else the message as a whole. */
function severally(shelf: Shelf, text: string, whole: Reading, setting: Setting): Reply {
  const asking = questionsIn(text).filter(asksSomething);
  if (asking.length < 2)
    return { found: wholeOrClause(shelf, text, whole, setting), open: [] };
  let { previous } = setting;
  const found: Found[number][] = [];
  const open: string[] = [];
  for (const part of asking) {
    const context = { ...setting, previous };
    const selections = findOne(shelf, part, shelf.read(part), context);
    previous = selections[0]?.article ?? previous;
    found.push(...selections);
    if (!selections.some(({ is }) => is === 'found')) open.push(part);
  }
  if (found.some(({ is }) => is === 'found')) return { found, open };
  return { found: findOne(shelf, text, whole, setting), open: [] };
}

/** A clause alone must be surer than the whole message: it lacks what stands around it. */
const SURE_OF_CLAUSE = 0.75;

/** A long story around a short question: where the whole is like nothing, the clause that asks may be. */
function wholeOrClause(
  shelf: Shelf,
  text: string,
  whole: Reading,
  setting: Setting,
): Found {
  const found = findOne(shelf, text, whole, setting);
  if (found.length > 0 || setting.previous) return found;
  const careful: Shelf = {
    ...shelf,
    isSure: (confidence) => confidence >= SURE_OF_CLAUSE,
  };
  for (const clause of clausesIn(text)) {
    const alone = findOne(careful, clause, shelf.read(clause), setting);
    if (alone.length > 0) return alone;
  }
  return [];
}

/** A matter this much less alike than the likest is not meant. */
const SECOND_BEST = 0.25;

function findOne(shelf: Shelf, text: string, reading: Reading, setting: Setting): Found {
  const { matters, filed } = mattersOf(shelf, text, reading, setting);
  for (const matter of matters) {
    const onMatter = shelf.onMatter.get(matter) ?? [];
    const found = slots(setting.zones)
      .map((zone) => select(onMatter, zone, setting.districts[0] ?? null, setting.frame))
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
    return { matters: followUp(reading, setting), filed: false };
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
  const matters = alike.matters
    .filter((one) => alikeness(one) >= alikeness(best) - SECOND_BEST)
    .map(({ matter }) => matter);
  return { matters, filed: verdict === true };
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
    reading.concepts.length > 0;
  return asks ? [previous.matter] : [];
}

function answerFrom(
  { found, open: unknown }: Reply,
  { language, brief = false }: Question,
): Answer | null {
  const live = found.filter((selection) => selection.is === 'found');
  const articles = [...new Set(live.map(({ article }) => article))];
  if (articles.length > 0)
    return {
      kind: 'answered',
      quotes: articles
        .slice(0, MOST_QUOTES)
        .map((article) => quoteOf(article, language, brief)),
      ...(unknown.length > 0 && { open: unknown }),
    };
  const open = found.find((selection) => selection.is === 'ask');
  if (open) return { kind: 'ask', slot: open.slot, article: open.article.id };
  const over = found.find((selection) => selection.is === 'over');
  if (over)
    return {
      kind: 'expired',
      quote: quoteOf(over.article, language, brief),
      validUntil: over.until,
    };
  return null;
}

function listed(id: string | null): readonly string[] {
  return id === null ? [] : [id];
}

function slots(ids: readonly string[]): readonly (string | null)[] {
  return ids.length > 0 ? ids : [null];
}
