/** The time that a question is about, by the city's clock, as comparable text. */
import type { Article } from './content/article.ts';

/** From and until: `YYYY-MM-DDTHH:MM`, inclusive. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

export interface Frame {
  /** The last day whose announcements count; null: all. */
  readonly known: string | null;
  /** The moment asked at; null: bound to no day. */
  readonly now: Span | null;
  /** The day that the words name; null: none. */
  readonly named: Span | null;
}

export interface Clock {
  /** `YYYY-MM-DDTHH:MM` in the city. */
  local(moment: Date): string;
}

export function clockOf(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  let last = { minute: Number.NaN, local: '' };
  return {
    local(moment) {
      const minute = Math.floor(moment.getTime() / 60_000);
      if (minute !== last.minute) {
        last = { minute, local: format.format(moment).replace(' ', 'T') };
      }
      return last.local;
    },
  };
}

/** The instant of a city's moment; a day alone is its noon. */
export function instantOf(local: string, timeZone: string): Date {
  const wanted = Date.parse(`${local.length === 10 ? `${local}T12:00` : local}Z`);
  const { local: read } = clockOf(timeZone);
  // Twice: the first guess may lie on the other side of a change of the clocks.
  let instant = wanted;
  for (let round = 0; round < 2; round++)
    instant += wanted - Date.parse(`${read(new Date(instant))}Z`);
  return new Date(instant);
}

/**
 * The frame of a question asked at `local` (null: no day; then a bare month and day belong to the
 * year of `newest`, the newest announcement). `wholeDay`: any minute of that day.
 */
export function frameOf(
  text: string,
  local: string | null,
  wholeDay: boolean,
  newest: string,
): Frame {
  const today = local?.slice(0, 10) ?? null;
  const day = namedDay(text, today, newest);
  const now =
    today === null || local === null ? null : wholeDay ? whole(today) : instant(local);
  return { known: today, now, named: day === null ? null : whole(day) };
}

function whole(day: string): Span {
  return { from: `${day}T00:00`, until: `${day}T23:59` };
}

function instant(local: string): Span {
  return { from: local, until: local };
}

export function isAnnounced(article: Article, { known }: Frame): boolean {
  return known === null || article.announcedOn <= known;
}

/** What the frame says of an article: it holds, is over, or has not begun. */
export function validity(article: Article, frame: Frame): 'holds' | 'over' | 'not_yet' {
  const span = spanFor(article, frame);
  if (!span) return 'holds';
  const { from, until } = stretchOf({
    from: article.validFrom ?? article.announcedOn,
    until: article.validUntil,
  });
  if (until < span.from) return 'over';
  return from > span.until ? 'not_yet' : 'holds';
}

/** It asks about a day that is gone: what begins later is no answer to that. */
export function looksBack({ now, named }: Frame): boolean {
  return now !== null && named !== null && named.until < now.from;
}

/**
 * A day in the words ("昨天") often only tells a story. It decides for rules that end; for a rule
 * without an end it counts only when it lies ahead.
 */
function spanFor(article: Article, { now, named }: Frame): Span | null {
  if (!named) return now;
  if (article.validUntil || (now && named.from > now.from)) return named;
  return now;
}

/** From the first minute to the last; without an end: for ever. */
export function stretchOf({
  from,
  until = '9999-12-31',
}: {
  readonly from: string;
  readonly until?: string | undefined;
}): Span {
  return {
    from: from.length === 10 ? `${from}T00:00` : from,
    until: until.length === 10 ? `${until}T23:59` : until,
  };
}

const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [/大后天/, 3],
  [/后天|day after tomorrow/i, 2],
  [/明天|明日|明儿|明早|明晚|tomorrow/i, 1],
  [/前天|前日|day before yesterday/i, -2],
  [/昨天|昨日|昨儿|昨晚|夜儿个|yesterday/i, -1],
  [/下周|下星期|下礼拜|next week/i, 7],
  [/下个?月|next month/i, 30],
  [/今天|今日|今儿|今早|今晚|today|tonight/i, 0],
];

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH_DAY = /(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?(?!\d)/;
const DAY_OF_MONTH = /(?<![\d月.])(\d{1,2})\s*[号日](?![线楼院门\d])/;
const MONTH_FIRST = new RegExp(`\\b(${MONTHS.join('|')})[a-z]*\\.?\\s+(\\d{1,2})`, 'i');
const DAY_FIRST = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTHS.join('|')})`,
  'i',
);

const DIGITS = '零一二三四五六七八九';
/** 一月十号, 二十六日: spoken into a telephone, days come as words. */
const SPOKEN_DAY = /[一二三四五六七八九十]{1,3}(?=月[\d一二三四五六七八九十]|[号日])/g;

function withFigures(text: string): string {
  return text.replaceAll(SPOKEN_DAY, (word) => {
    const [tens, ones] = word.includes('十') ? word.split('十') : ['零', word];
    const ten = tens === '' ? 1 : DIGITS.indexOf(tens ?? '');
    const one = ones === '' ? 0 : DIGITS.indexOf(ones ?? '');
    return ten < 0 || one < 0 ? word : String(ten * 10 + one);
  });
}

function namedDay(said: string, today: string | null, newest: string): string | null {
  const text = withFigures(said);
  const year = (today ?? newest).slice(0, 4);
  const written = MONTH_DAY.exec(text);
  if (written) return dayOf(year, Number(written[1]), Number(written[2]));
  const english = MONTH_FIRST.exec(text);
  if (english) return dayOf(year, monthOf(english[1]), Number(english[2]));
  const british = DAY_FIRST.exec(text);
  if (british) return dayOf(year, monthOf(british[2]), Number(british[1]));
  // Without a day of its own the question's 今天 or 10号 is no day either: the newest notice answers.
  if (today === null) return null;
  const bare = DAY_OF_MONTH.exec(text);
  if (bare) return dayOf(year, Number(today.slice(5, 7)), Number(bare[1]));
  for (const [word, days] of RELATIVE) if (word.test(text)) return shift(today, days);
  return null;
}

function monthOf(word = ''): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

function dayOf(year: string, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function shift(day: string, days: number): string {
  const moved = new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000);
  return moved.toISOString().slice(0, 10);
}
