import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  countDay,
  type DayCounts,
  publicCounts,
  publicTotals,
} from '../../cases/bulletin.ts';
import type { CaseEvent, CaseEventData } from '../../cases/case.ts';
import { opened } from './build.ts';

const FROM = '2022-01-16T16:00:00.000Z';
const UNTIL = '2022-01-17T09:00:00.000Z';
const BEFORE = '2022-01-16T15:59:59.999Z';
const DURING = '2022-01-17T03:00:00.000Z';

/** A case's ledger, each event at its moment. */
function ledger(
  caseId: string,
  ...steps: readonly (readonly [string, CaseEventData])[]
): readonly CaseEvent[] {
  return steps.map(([at, data], index) => ({
    caseId,
    seq: index + 1,
    at,
    actor: { kind: 'bot' },
    data,
  }));
}

const resolved: CaseEventData = { kind: 'moved', to: 'resolved' };
const reopened: CaseEventData = { kind: 'moved', to: 'reopened' };
const count = (...events: readonly (readonly CaseEvent[])[]) =>
  countDay(events.flat(), FROM, UNTIL);

describe('a day’s figures', () => {
  it('are the cases that came in between its ends, by category', () => {
    const counted = count(
      ledger('early', [BEFORE, opened({ category: 'food' })]),
      ledger('first', [FROM, opened({ category: 'food' })]),
      ledger('second', [DURING, opened({ category: 'medical' })]),
      ledger('late', [UNTIL, opened({ category: 'medical' })]),
    );
    assert.deepEqual(counted.received, { food: 1, medical: 1 });
  });

  it('take the category that a case has at the end of the day, not a later one', () => {
    const recast = (category: string): CaseEventData => ({
      kind: 'detailed',
      fields: [],
      category,
      messages: [],
    });
    const counted = count(
      ledger(
        'case',
        [FROM, opened()],
        [DURING, recast('food')],
        [UNTIL, recast('policy')],
      ),
    );
    assert.deepEqual(counted.received, { food: 1 });
  });

  it('are the cases that were resolved, each once, whenever they came in', () => {
    const counted = count(
      ledger('old', [BEFORE, opened()], [FROM, resolved]),
      ledger(
        'twice',
        [BEFORE, opened()],
        [FROM, resolved],
        [DURING, reopened],
        [DURING, resolved],
      ),
      ledger('yesterday', [BEFORE, opened()], [BEFORE, resolved]),
      ledger('tomorrow', [FROM, opened()], [UNTIL, resolved]),
    );
    assert.equal(counted.resolved, 2);
  });

  it('count as urgent what was urgent when it was resolved', () => {
    const raised: CaseEventData = {
      kind: 'raised',
      urgency: 'critical',
      flags: [],
      messages: [],
    };
    const lowered: CaseEventData = {
      kind: 'lowered',
      urgency: 'normal',
      reason: 'in_care',
    };
    const counted = count(
      ledger('raised', [FROM, opened()], [DURING, raised], [DURING, resolved]),
      ledger(
        'calmed',
        [FROM, opened({ urgency: 'high' })],
        [DURING, lowered],
        [DURING, resolved],
      ),
      ledger('after', [FROM, opened()], [DURING, resolved], [DURING, raised]),
    );
    assert.equal(counted.resolved, 3);
    assert.equal(counted.resolvedUrgent, 1);
  });
});

describe('figures for the public', () => {
  const day = (change: Partial<DayCounts>): DayCounts => ({
    received: {},
    resolved: 0,
    resolvedUrgent: 0,
    ...change,
  });

  it('are largest first, the rest last', () => {
    const { byCategory, received } = publicCounts(
      day({ received: { food: 6, other: 39, policy: 106, transport: 41 } }),
    );
    assert.equal(received, 192);
    assert.deepEqual(
      byCategory.map(({ category }) => category),
      ['policy', 'transport', 'food', 'other'],
    );
  });

  it('tell of nobody: small categories stand together with the rest', () => {
    const { byCategory } = publicCounts(
      day({ received: { policy: 106, food: 6, education: 2, business: 2, other: 1 } }),
    );
    assert.deepEqual(byCategory, [
      { category: 'policy', count: 106 },
      { category: 'food', count: 6 },
      { category: 'other', count: 5 },
    ]);
  });

  it('say of a small day that it was small', () => {
    const few = publicCounts(
      day({ received: { food: 4 }, resolved: 3, resolvedUrgent: 1 }),
    );
    assert.deepEqual(few, {
      received: null,
      byCategory: [],
      resolved: null,
      resolvedUrgent: null,
    });
    const none = publicCounts(day({}));
    assert.equal(none.received, 0);
    assert.equal(none.resolvedUrgent, 0);
  });

  it('never hold a number from 1 to 4, nor leave one to be had by subtraction', () => {
    const categories = fc.dictionary(
      fc.constantFrom('policy', 'food', 'medical', 'education', 'other'),
      fc.nat(12),
    );
    fc.assert(
      fc.property(categories, fc.nat(12), fc.nat(12), (received, all, urgent) => {
        const counts = day({
          received,
          resolved: all,
          resolvedUrgent: Math.min(all, urgent),
        });
        const told = publicCounts(counts);
        const totals = publicTotals({ ...counts, received: all + urgent });
        const sum = told.byCategory.reduce((total, each) => total + each.count, 0);
        if (told.byCategory.length > 0) assert.equal(sum, told.received);
        const numbers = [
          ...told.byCategory.map((each) => each.count),
          told.received,
          told.resolved,
          told.resolvedUrgent,
          difference(told.resolved, told.resolvedUrgent),
          totals.received,
          totals.resolved,
          difference(totals.received, totals.resolved),
          difference(totals.resolved, totals.resolvedUrgent),
        ];
        for (const number of numbers)
          assert.ok(number === null || number === 0 || number >= 5, String(number));
      }),
    );
  });
});

function difference(whole: number | null, part: number | null): number | null {
  return whole === null || part === null ? null : whole - part;
}
