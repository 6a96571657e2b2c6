/**
 * The register of who will need help again (登记造册): pregnant, on dialysis, in cancer treatment,
 * alone, disabled, with an infant. An entry belongs to the case that told of it: consent, words and
 * phone stand there. Where it has a date, community and person are reminded ahead.
 */
import type { CaseEventData, CaseState } from './case.ts';
import type { SpecialNeed } from './parts.ts';

export type NeedEvent = Extract<CaseEventData, { kind: 'need' }>;

/** Seconds after a date until the next one is counted from it, or asked for. */
const PASSED_AFTER = 6 * 3600;
const DAY_MS = 86_400_000;

/** Entries that stand. */
export function registered(state: Pick<CaseState, 'special'>): readonly SpecialNeed[] {
  return (state.special ?? []).filter(({ stage }) => stage === 'registered');
}

/** The entries after the event; null: it changes nothing; undefined: it does not fit. */
export function withNeed(
  entries: readonly SpecialNeed[] = [],
  event: NeedEvent,
): readonly SpecialNeed[] | null | undefined {
  const known = entries.find(({ number }) => number === event.special);
  if (event.step === 'registered') {
    const again = entries.some(
      ({ need, stage }) => need === event.need && stage === 'registered',
    );
    if (again) return null;
    return event.special === entries.length + 1
      ? [...entries, fresh(event.special, event)]
      : undefined;
  }
  if (!known) return undefined;
  const change = changed(known, event);
  return (
    change && entries.map((each) => (each === known ? { ...each, ...change } : each))
  );
}

function fresh(
  number: number,
  { need, dueAt, everyDays }: Extract<NeedEvent, { step: 'registered' }>,
): SpecialNeed {
  const standing = { stage: 'registered', reminders: 0, arranged: false } as const;
  return { number, need, dueAt, everyDays, ...standing };
}

function changed(
  entry: SpecialNeed,
  event: Exclude<NeedEvent, { step: 'registered' }>,
): Partial<SpecialNeed> | null {
  if (entry.stage === 'ended') return null;
  switch (event.step) {
    case 'dated':
      return {
        ...fresh(entry.number, { ...event, need: entry.need, step: 'registered' }),
      };
    case 'reminded':
      return event.reminders > entry.reminders ? { reminders: event.reminders } : null;
    case 'arranged':
      return entry.arranged ? null : { arranged: true };
    case 'passed':
      return entry.dueAt === null
        ? null
        : { dueAt: next(entry), reminders: 0, arranged: false };
    case 'ended':
      return { stage: 'ended' };
  }
}

function next({ dueAt, everyDays }: SpecialNeed): string | null {
  if (dueAt === null || everyDays === null) return null;
  return new Date(Date.parse(dueAt) + everyDays * DAY_MS).toISOString();
}

/** What the clock says of an entry next; null: nothing. `before`: seconds, the longest first. */
export function nextLook(
  { stage, dueAt, reminders }: SpecialNeed,
  before: readonly number[],
): { readonly at: Date; readonly step: 'reminded' | 'passed' } | null {
  if (stage === 'ended' || dueAt === null) return null;
  const due = Date.parse(dueAt);
  const ahead = before[reminders];
  return ahead === undefined
    ? { at: new Date(due + PASSED_AFTER * 1000), step: 'passed' }
    : { at: new Date(due - ahead * 1000), step: 'reminded' };
}

/** How many of the reminders lie behind `now`: who registers late hears of it once, not thrice. */
export function remindersBy(
  { dueAt }: SpecialNeed,
  before: readonly number[],
  now: Date,
): number {
  if (dueAt === null) return 0;
  const left = Date.parse(dueAt) - now.getTime();
  return before.filter((seconds) => seconds * 1000 >= left).length;
}
