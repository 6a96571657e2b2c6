import assert from 'node:assert/strict';
import {
  afterOpen,
  isWithin,
  nextOpen,
  type OpeningHours,
} from '../../cases/opening-hours.ts';

const ZONE = 'Asia/Shanghai';
/** Monday to Friday; the 31st of January 2022 begins a holiday, for which the 29th was worked. */
const HOURS: OpeningHours = {
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  until: '18:00',
  holidays: ['2022-01-31', '2022-02-01', '2022-02-02', '2022-02-03', '2022-02-04'],
  workdays: ['2022-01-29'],
};
const city = (local: string) => new Date(`${local}:00+08:00`);
const iso = (local: string) => city(local).toISOString();
const HOUR = 3600;

describe('opening hours', () => {
  // A Wednesday.
  for (const [from, hours, until] of [
    ['2022-01-12T10:00', 2, '2022-01-12T12:00'],
    ['2022-01-12T16:00', 2, '2022-01-12T18:00'],
    ['2022-01-12T17:00', 2, '2022-01-13T10:00'],
    ['2022-01-12T18:00', 2, '2022-01-13T11:00'],
    ['2022-01-12T23:30', 2, '2022-01-13T11:00'],
    ['2022-01-13T03:00', 2, '2022-01-13T11:00'],
    ['2022-01-14T17:30', 1, '2022-01-17T09:30'],
    ['2022-01-12T10:00', 20, '2022-01-14T12:00'],
    ['2022-01-28T17:00', 2, '2022-01-29T10:00'],
    ['2022-01-29T17:00', 2, '2022-02-07T10:00'],
  ] as const) {
    it(`of ${hours} h from ${from} end at ${until}`, () => {
      const ends = afterOpen(city(from), hours * HOUR, HOURS, ZONE);
      assert.equal(ends.toISOString(), iso(until));
    });
  }

  it('hold nothing up while open, and else until they begin', () => {
    const next = (local: string) => nextOpen(city(local), HOURS, ZONE).toISOString();
    assert.equal(next('2022-01-12T10:30'), iso('2022-01-12T10:30'));
    assert.equal(next('2022-01-12T18:00'), iso('2022-01-13T09:00'));
    assert.equal(next('2022-01-15T12:00'), iso('2022-01-17T09:00'));
  });

  it('that never begin hold nothing up', () => {
    const never = { ...HOURS, days: [], workdays: [] };
    const ends = afterOpen(city('2022-01-12T10:00'), HOUR, never, ZONE);
    assert.equal(ends.toISOString(), iso('2022-01-12T11:00'));
  });

  it('follow the clocks of a city that changes them', () => {
    const london = { ...HOURS, days: [1, 2, 3, 4, 5, 6, 7], holidays: [] };
    const before = new Date('2022-03-26T17:30:00Z');
    const ends = afterOpen(before, HOUR, london, 'Europe/London');
    assert.equal(ends.toISOString(), '2022-03-27T08:30:00.000Z');
  });

  it('know a shift that goes over midnight by the day it began on', () => {
    const night = { days: [5], from: '20:00', until: '08:00' };
    const within = (local: string) => isWithin(city(local), night, ZONE);
    assert.deepEqual(
      [
        '2022-01-14T19:59',
        '2022-01-14T20:00',
        '2022-01-15T07:59',
        '2022-01-15T08:00',
      ].map(within),
      [false, true, true, false],
    );
    assert.equal(within('2022-01-14T03:00'), false, 'Thursday’s night');
  });
});
