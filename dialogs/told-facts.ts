/** What the questions of the raised flags ask for, taken from the words wherever it was said. */
import { BESIDES, wantedKeys } from '../cases/must-know.ts';
import { toldFacts } from '../intents/told-facts.ts';
import type { Understanding } from '../intents/understanding.ts';
import { definitionsOf } from './dangers.ts';
import type { DraftDetails } from './state.ts';
import { isTime, withTime } from './told-times.ts';

type Fact = DraftDetails['facts'][number];

/** Keys of all that is asked of these flags, and of what staff look for besides. */
export function wantedFacts(flags: readonly string[]): ReadonlySet<string> {
  if (flags.length === 0) return new Set();
  const asked = definitionsOf(flags).flatMap(({ ask }) =>
    ask.flatMap(({ facts }) => facts),
  );
  return new Set([...asked, ...wantedKeys(flags)]);
}

/** What helps to reach somebody, whatever their trouble is: another number, a plate, a door's code. */
export function factsBesides(text: string, message: string | null): readonly Fact[] {
  return factsIn(text, new Set(BESIDES), message);
}

/** The wanted facts of a text; `message` is where it was said. */
export function factsIn(
  text: string,
  wanted: ReadonlySet<string>,
  message: string | null,
): readonly Fact[] {
  return toldFacts(text, wanted).map(({ key, fact }) => ({
    key,
    value: fact.value,
    message,
  }));
}

/** The same of a message that answers a question for them: a time told is the time asked for. */
export function factsAnswered(
  text: string,
  wanted: ReadonlySet<string>,
  message: string | null,
  { entities }: Understanding,
): readonly Fact[] {
  const times = entities.times ?? [];
  const timed = [...wanted].filter(
    (key) => isTime(key) && times.length > 0 && !(isLast(key) && isDenial(text)),
  );
  const rest = new Set([...wanted].filter((key) => !timed.includes(key)));
  return [
    ...timed.map((key) => ({ key, value: times.map(withTime).join('，'), message })),
    ...factsIn(text, rest, message),
  ];
}

/** Keys that a message tells in a way of its own: an age, a medicine, a hospital. */
export function readKeys({ entities }: Understanding): ReadonlySet<string> {
  const { age, temperature, pregnancyDays, daysLeft, medicines, hospital } = entities;
  return new Set(
    Object.entries({
      age,
      temperature,
      pregnancy: pregnancyDays,
      days_left: daysLeft,
      medicine: medicines[0],
      hospital,
      dialysis_centre: hospital,
    }).flatMap(([key, found]) => (found ? [key] : [])),
  );
}

/** 昨天该做没做 tells when it was missed, not when it was done last. */
function isLast(key: string): boolean {
  return key.startsWith('last_');
}

const DENIAL = /[没無无未]|^不(?!知道|清楚)|\b(?:no|not|none|never)\b|n't\b/iu;

/** 没有宫缩: it can come true within the hour. */
export function isDenial(value: string): boolean {
  return DENIAL.test(value);
}

/** The known facts but for those that a newer one has overtaken: 没破水, and then 水流出来了. */
export function notOutdated(
  known: readonly Fact[],
  newer: readonly Fact[],
): readonly Fact[] {
  const comeTrue = new Set(
    newer.flatMap(({ key, value }) => (isDenial(value) ? [] : [key])),
  );
  return known.filter(({ key, value }) => !(comeTrue.has(key) && isDenial(value)));
}
