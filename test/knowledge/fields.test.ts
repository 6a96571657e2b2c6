import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  Day,
  inLanguage,
  LocalText,
  Moment,
  Slug,
} from '../../knowledge/content/fields.ts';
import { clockOf, instantOf } from '../../knowledge/moment.ts';

const takes = (schema: { safeParse(value: unknown): { success: boolean } }) => ({
  yes: (...values: readonly unknown[]) => {
    for (const value of values) assert.ok(schema.safeParse(value).success, String(value));
  },
  no: (...values: readonly unknown[]) => {
    for (const value of values)
      assert.ok(!schema.safeParse(value).success, JSON.stringify(value));
  },
});

describe('fields', () => {
  it('a day is one of the calendar', () => {
    takes(Day).yes('2022-01-10', '2024-02-29', '2000-02-29');
    takes(Day).no('2022-02-29', '2022-13-01', '2022-00-10', '2022-04-31', '2022-1-1');
    takes(Day).no('2022-01-10T08:00', '10.1.2022', '', null, 20220110);
  });

  it('a moment is a day, or a minute of one', () => {
    takes(Moment).yes('2022-01-10', '2022-01-10T00:00', '2022-01-10T23:59');
    takes(Moment).no('2022-01-10T24:00', '2022-01-10T08:60', '2022-01-10 08:00');
    takes(Moment).no('2022-02-30T08:00', '2022-01-10T08:00Z', '2022-01-10T8:00');
  });

  it('an id is lower case, and no longer than an address shows', () => {
    takes(Slug).yes('a', 'psych-line', 'a1-2');
    takes(Slug).no('', 'A', '1a', '-a', 'a_b', 'a b', '心', 'a'.repeat(61));
  });

  it('a text is there in Chinese, and read in English where it is written so', () => {
    takes(LocalText).yes({ zh: '你好' }, { zh: '你好', en: 'Hello' });
    takes(LocalText).no(
      { en: 'Hello' },
      { zh: '' },
      { zh: 'x', en: '' },
      { zh: 'x', fr: 'x' },
    );
    assert.equal(inLanguage({ zh: '你好', en: 'Hello' }, 'en'), 'Hello');
    assert.equal(inLanguage({ zh: '你好' }, 'en'), '你好');
    assert.equal(inLanguage({ zh: '你好', en: 'Hello' }, 'zh'), '你好');
  });
});

describe('the instant of a city’s moment', () => {
  const AT: readonly (readonly [string, string, string])[] = [
    ['Asia/Shanghai', '2022-01-12T08:00', '2022-01-12T00:00:00.000Z'],
    ['Asia/Shanghai', '2022-01-12', '2022-01-12T04:00:00.000Z'],
    ['Europe/Lisbon', '2030-05-02T11:00', '2030-05-02T10:00:00.000Z'],
    ['Europe/Lisbon', '2030-01-02T11:00', '2030-01-02T11:00:00.000Z'],
    ['America/Lima', '2022-01-01T00:00', '2022-01-01T05:00:00.000Z'],
    ['Asia/Kathmandu', '2022-01-12T05:45', '2022-01-12T00:00:00.000Z'],
    ['Pacific/Kiritimati', '2022-01-12T00:00', '2022-01-11T10:00:00.000Z'],
    // Around the clocks' changes: Lisbon goes on at 1:00 and back at 2:00.
    ['Europe/Lisbon', '2030-03-31T00:59', '2030-03-31T00:59:00.000Z'],
    ['Europe/Lisbon', '2030-03-31T02:00', '2030-03-31T01:00:00.000Z'],
    ['Europe/Lisbon', '2030-10-27T00:59', '2030-10-26T23:59:00.000Z'],
    ['Europe/Lisbon', '2030-10-27T02:00', '2030-10-27T02:00:00.000Z'],
    ['America/New_York', '2030-03-10T03:00', '2030-03-10T07:00:00.000Z'],
  ];
  for (const [zone, local, instant] of AT)
    it(`${local} in ${zone}`, () => {
      assert.equal(instantOf(local, zone).toISOString(), instant);
    });

  it('reads back as the same moment, whenever and wherever', () => {
    const zones = [
      'Asia/Shanghai',
      'Europe/Lisbon',
      'America/Lima',
      'Australia/Lord_Howe',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({
          min: new Date('2000-01-01'),
          max: new Date('2040-01-01'),
          noInvalidDate: true,
        }),
        (zone, date) => {
          const clock = clockOf(zone);
          const local = clock.local(date);
          assert.match(local, /^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
          assert.equal(clock.local(instantOf(local, zone)), local);
        },
      ),
      { numRuns: 500, seed: 20220112 },
    );
  });
});
