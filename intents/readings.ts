/**
 * Figures that weigh by themselves: a fever, an oxygen value, days without dialysis. Each is a
 * named reading that the flags use like a word (`#hot39`). Bounds: reference values for triage,
 * to be confirmed by a clinician before use outside a trial.
 */
import { ages } from './entities/age.ts';
import { bloodPressures } from './entities/blood-pressure.ts';
import { daysLeft } from './entities/days-left.ts';
import { oxygenValues } from './entities/oxygen.ts';
import { pregnancies } from './entities/pregnancy.ts';
import { temperatures } from './entities/temperature.ts';
import type { NormalText } from './normalise.ts';
import { NUMBER, readNumber } from './numbers.ts';
import { type Span, spansWithin } from './spans.ts';

export interface Reading extends Span {
  readonly id: string;
}

export const READINGS: ReadonlySet<string> = new Set([
  'hot375',
  'hot38',
  'hot39',
  'hot41',
  'weeks',
  'weeks37',
  'due_soon',
  'under3months',
  'baby',
  'child',
  'aged65',
  'aged75',
  'few_days',
  'few_hours',
  'days_enough',
  'spo2_low',
  'pressure_high',
  'pressure_pregnant',
  'sugar_low',
  'sugar_high',
  'pulse_bad',
  'breaths_fast',
  'platelets_low',
  'vessel_blocked',
  'every_minutes',
  'gap_days3',
  'gap_days4',
  'many_pills',
  'fever_days',
  'minutes_long',
  'phoning',
]);

interface Figures {
  readonly pattern: RegExp;
  readonly id: (numbers: readonly number[]) => readonly string[];
}

const n = `(${NUMBER})`;
const figures: readonly Figures[] = [
  {
    pattern: /(?:血糖|blood sugar|glucose|sugar)[^\d,。]{0,9}(\d{1,3}(?:\.\d)?)/g,
    id: ([value = 6]) =>
      value < 4 ? ['sugar_low'] : value >= 16.7 && value < 60 ? ['sugar_high'] : [],
  },
  {
    pattern: /(?:心跳|心率|脉搏|heart rate|pulse)[^\d,。]{0,9}(\d{2,3})(?!\d)/g,
    id: ([value = 80]) => (value >= 130 || value < 40 ? ['pulse_bad'] : []),
  },
  {
    pattern:
      /(?:一分钟|每分钟|1分钟|per minute|a minute)[^\d,。]{0,6}(\d{2})|(?:呼吸)[^\d,。]{0,5}(\d{2})次?|(\d{2}) breaths/g,
    id: ([value = 0]) => (value >= 30 && value < 100 ? ['breaths_fast'] : []),
  },
  {
    pattern: /(?:血小板|platelets?)[^\d,。]{0,9}(\d{1,3}(?:\.\d)?)(万)?/g,
    id: ([value = 200]) => (value < 50 ? ['platelets_low'] : []),
  },
  {
    pattern: new RegExp(
      `(?:堵塞?|狭窄|闭塞|blocked|blockage|stenosis)[^\\d,。]{0,8}(?:百分之)?${n}(?:%|成|多|percent)?|${n}(?:%|percent|成) ?(?:的?堵|狭窄|闭塞|block|stenosis)`,
      'g',
    ),
    id: ([value = 0]) =>
      value >= 70 || (value >= 7 && value <= 10) ? ['vessel_blocked'] : [],
  },
  {
    pattern: new RegExp(
      `${n}(?:[-到至、]?${n})?分钟?(?:就)?(?:来|疼|痛|缩|宫缩|阵痛)?(?:疼|痛)?一?(?:次|回|阵|疼|痛)|(?:every|each) (\\d{1,2}|few)(?: to \\d{1,2}|-\\d{1,2})? ?(?:min|minutes?|mins)|(\\d{1,2}) ?(?:min|minutes?|mins) apart|(?:隔|每隔)${n}(?:[-到至、]?${n})?分钟?`,
      'g',
    ),
    id: ([value = 99]) => (value <= 30 ? ['every_minutes'] : []),
  },
  {
    pattern: new RegExp(
      `${n}(?:多)?(?:天|日)(?:了)?(?:都|还|也)?(?:没有?|未)(?:能|法|去|做|得)?(?:上)?(?:血)?透|(?:透析|血透)[^,。]{0,8}${n}天|(?:没|未)(?:做|能|去)?(?:血)?透(?:析)?[^,。]{0,4}${n}天|(\\d{1,2}) days? (?:without|no|since)[^.]{0,16}dialysis|dialysis[^.]{0,30}?(\\d{1,2}) days`,
      'g',
    ),
    id: ([value = 0]) =>
      value >= 4 && value < 30
        ? ['gap_days4', 'gap_days3']
        : value >= 3
          ? ['gap_days3']
          : [],
  },
  {
    pattern: new RegExp(
      `(?:吃|吞|喝|服|took|swallowed|taken)(?:了|下|下去|进去)?(?:about )?${n}(?:多|来|几)?(?:粒|片|颗|瓶|把|盒|板| ?pills| ?tablets)`,
      'g',
    ),
    id: ([value = 0]) => (value >= 8 ? ['many_pills'] : []),
  },
  {
    pattern: new RegExp(
      `(?:烧|发热|高热|fever)[^,。\\d]{0,8}${n}(?:多|来)?(?:天|日| days?)|${n}(?:多|来)?(?:天|日| days?)[^,。\\d]{0,6}(?:高烧|发烧|发热|烧|fever)`,
      'g',
    ),
    id: ([value = 0]) => (value >= 3 && value < 30 ? ['fever_days'] : []),
  },
  {
    pattern: new RegExp(
      `(?:只剩|还剩|剩下|只够|还够|还能(?:撑|用|维持)|最多(?:撑|用|够)?|不到)[^,。\\d]{0,4}${n}个?(?:多)?(?:小时|钟头)|(\\d{1,2}) ?(?:hours?|hrs?) (?:left|of (?:oxygen|medicine|insulin))`,
      'g',
    ),
    id: ([value = 24]) => (value < 6 ? ['few_hours'] : []),
  },
  {
    pattern: new RegExp(`${n}(?:多|来)?分钟|(\\d{1,2}) ?(?:min|minutes?|mins)`, 'g'),
    id: ([value = 0]) => (value >= 5 ? ['minutes_long'] : []),
  },
];

const DUE_SOON =
  /预产期[^,。]{0,5}(?:今天|明天|后天|大后天|就是|过了|已过|到了|还有[0-7一二两三四五六七]天|这周|本周)|(?:过|超)了?预产期|(?:due|due date)[^.,]{0,14}(?:today|tomorrow|in (?:a few|\d|two|three) days|this week|passed)|overdue/g;
const FULL_TERM =
  /足月|临近预产|快到预产期|马上预产期|(?:怀孕|孕)[^,。]{0,3}(?:9|九)个?多?月|full[- ]term/g;

/** 打我妈的手机, 打我老婆的138…: whom to ring, and nobody is beaten. */
const PHONING =
  /打(?:给|到)?[我他她你]?(?:们)?[^\s,，。;!?打砸抢摔骂踢还又都没不被]{0,4}?(?:的)?(?:电话|手机|座机|号码|号|微信|1[3-9]\d{9}|1[3-9]\d-?\d{4}-?\d{4}|0\d{2,3}-?\d{7,8})/g;

/** Percent. */
const OXYGEN_LOW = 93;

/** All readings in the text; figures in it are few, so time stays linear. */
export function readingsOf(normal: NormalText): Reading[] {
  const { text } = normal;
  const all: Reading[] = [];
  const add = (id: string, span: Span): void => {
    all.push({ id, start: span.start, end: span.end });
  };
  for (const match of text.matchAll(DUE_SOON)) {
    add('due_soon', { start: match.index, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(FULL_TERM)) {
    add('weeks37', { start: match.index, end: match.index + match[0].length });
    add('weeks', { start: match.index, end: match.index + match[0].length });
  }
  for (const left of daysLeft(text)) {
    if (left.value <= 3) add('few_days', left);
    else if (left.value >= 5) add('days_enough', left);
  }
  for (const match of text.matchAll(PHONING)) {
    add('phoning', { start: match.index, end: match.index + match[0].length });
  }
  if (!/[\d零一二两三四五六七八九十半]/.test(text)) return all;
  for (const oxygen of oxygenValues(text)) {
    if (oxygen.value <= OXYGEN_LOW) add('spo2_low', oxygen);
  }
  for (const pressure of bloodPressures(text)) {
    const { high, low } = pressure.value;
    if (high >= 180 || (low ?? 0) >= 120) add('pressure_high', pressure);
    if (high >= 140 || (low ?? 0) >= 90) add('pressure_pregnant', pressure);
  }
  for (const hot of temperatures(text)) {
    for (const bound of [37.5, 38, 39, 41]) {
      if (hot.value >= bound) add(`hot${String(bound).replace('.', '')}`, hot);
    }
  }
  for (const weeks of pregnancies(text)) {
    add('weeks', weeks);
    if (weeks.value >= 37 * 7) add('weeks37', weeks);
  }
  for (const age of ages(text)) {
    if (age.value < 0.25) add('under3months', age);
    if (age.value < 1) add('baby', age);
    if (age.value < 14) add('child', age);
    if (age.value >= 65) add('aged65', age);
    if (age.value >= 75) add('aged75', age);
  }
  for (const { pattern, id } of figures) {
    for (const match of text.matchAll(pattern)) {
      const numbers = match
        .slice(1)
        .filter((group) => group !== undefined)
        .map((group) => readNumber(group))
        .filter((value) => value !== undefined);
      const span = { start: match.index, end: match.index + match[0].length };
      for (const name of id(numbers)) add(name, span);
    }
  }
  return all;
}

// ── How long ago ───────────────────────────────────────────────────────────────────────────

const AGO = new RegExp(
  `${n}个?(?:多)?(半)?(分钟|小时|钟头|天|周|星期|礼拜|月|年)(?:多)?(?:以|之)?前|(\\d{1,3}|two|three|few) (minutes?|hours?|days?|weeks?|months?|years?) ago|(昨天|昨晚|昨夜|yesterday|last night)|(前天|前晚)|(上周|上星期|上礼拜|last week)|(上个?月|last month)`,
  'g',
);
const HOURS: readonly (readonly [RegExp, number])[] = [
  [/分钟|minute/, 1 / 60],
  [/小时|钟头|hour/, 1],
  [/天|day/, 24],
  [/周|星期|礼拜|week/, 168],
  [/月|month/, 730],
  [/年|year/, 8760],
];
const cache = new WeakMap<NormalText, readonly (Span & { readonly hours: number })[]>();

/** Hours since the sign, where its clause or the one before tells; the nearest time counts. */
export function hoursAgo(normal: NormalText, sign: Span): number | undefined {
  let times = cache.get(normal);
  if (times === undefined) {
    times = [...normal.text.matchAll(AGO)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      hours: hoursOf(match),
    }));
    cache.set(normal, times);
  }
  const here = normal.clause[sign.start];
  const near = spansWithin(times, sign.start - 40, sign.end + 12).filter(
    (time) => normal.clause[time.start] === here,
  );
  return near[0]?.hours;
}

function hoursOf(match: RegExpMatchArray): number {
  if (match[6] !== undefined) return 24;
  if (match[7] !== undefined) return 48;
  if (match[8] !== undefined) return 168;
  if (match[9] !== undefined) return 730;
  const count = readNumber(match[1] ?? '') ?? (match[4] === 'two' ? 2 : 3);
  const amount =
    match[4] !== undefined && /^\d/.test(match[4]) ? Number(match[4]) : count;
  const unit = match[3] ?? match[5] ?? '';
  return amount * (HOURS.find(([name]) => name.test(unit))?.[1] ?? 24);
}
