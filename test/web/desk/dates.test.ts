import assert from 'node:assert/strict';
import { type DatePlan, datesOf, joined } from '../../../web/desk/dates.ts';

const PLAN: DatePlan = {
  kind: 'trip',
  from: '2022-01-12',
  until: '2022-01-27',
  weekdays: [1, 2, 3, 4, 5],
  time: '14:00',
  back: '17:00',
};

describe('the dates of a need that comes again', () => {
  it('are the working days of a stretch, there and back', () => {
    const dates = datesOf(PLAN);
    assert.equal(dates.length, 24);
    assert.deepEqual(dates.slice(0, 2), [
      { kind: 'trip', at: '2022-01-12T14:00' },
      { kind: 'fetch', at: '2022-01-12T17:00' },
    ]);
    const days = new Set(dates.map(({ at }) => at.slice(8, 10)));
    assert.deepEqual(
      [...days],
      ['12', '13', '14', '17', '18', '19', '20', '21', '24', '25', '26', '27'],
    );
  });

  it('are one day where no other is said, and every day where no weekday is', () => {
    const single = { ...PLAN, kind: 'visit', until: '', weekdays: [] } as const;
    assert.deepEqual(datesOf(single), [{ kind: 'visit', at: '2022-01-12T14:00' }]);
    assert.equal(datesOf({ ...single, until: '2022-01-16' }).length, 5);
  });

  it('go back only where they go there, and later', () => {
    const kinds = (plan: DatePlan) => datesOf(plan).map(({ kind }) => kind);
    const one = { ...PLAN, until: '' };
    assert.deepEqual(kinds({ ...one, kind: 'visit' }), ['visit']);
    assert.deepEqual(kinds({ ...one, back: '' }), ['trip']);
    assert.deepEqual(kinds({ ...one, back: '13:00' }), ['trip']);
  });

  it('are none while something is missing or upside down', () => {
    for (const wrong of [
      { from: '' },
      { time: '' },
      { until: '2022-01-01' },
      { until: '2032-01-01' },
    ])
      assert.deepEqual(datesOf({ ...PLAN, ...wrong }), []);
  });

  it('join each once, in their order', () => {
    const injections = ['2022-01-23', '2022-01-16', '2022-01-19'].flatMap((from) =>
      datesOf({ ...PLAN, kind: 'visit', from, until: '', weekdays: [] }),
    );
    const all = joined(joined([], injections), injections.slice(0, 1));
    assert.deepEqual(
      all.map(({ at }) => at.slice(8, 10)),
      ['16', '19', '23'],
    );
  });
});
