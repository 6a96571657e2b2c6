import assert from 'node:assert/strict';
import type { Handoff } from '../../cases/case.ts';
import { dutyFor, onDuty } from '../../cases/duty.ts';

const ZONE = 'Asia/Shanghai';
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const DAY = { id: 'day', days: EVERY_DAY, from: '08:00', until: '20:00' };
const NIGHT = { id: 'night', days: EVERY_DAY, from: '20:00', until: '08:00' };
const DUTY = {
  after: { critical: 2, high: 3, normal: 4 },
  quiet: 600,
  roster: [DAY, NIGHT],
};
const NOON = new Date('2022-01-12T12:00:00+08:00');
const MIDNIGHT = new Date('2022-01-12T23:59:00+08:00');

const HANDOFF: Handoff = {
  reason: 'urgent',
  requestedAt: '2022-01-12T03:50:00.000Z',
  takenBy: null,
  takenAt: null,
  alarms: 0,
};
const ALARM = {
  handoff: HANDOFF,
  urgency: 'critical',
  step: 1,
  deserted: false,
} as const;

describe('the duty roster', () => {
  const ids = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id);

  it('is whoever has the shift, and everybody where nobody has', () => {
    assert.deepEqual(ids(onDuty(DUTY.roster, NOON, ZONE)), ['day']);
    assert.deepEqual(ids(onDuty(DUTY.roster, MIDNIGHT, ZONE)), ['night']);
    const gap = [
      { ...DAY, until: '10:00' },
      { ...NIGHT, until: '22:00' },
    ];
    assert.deepEqual(ids(onDuty(gap, NOON, ZONE)), ['day', 'night']);
  });

  it('is called at the city’s alarm, by urgency, while somebody is at the desk', () => {
    const called = (urgency: Parameters<typeof dutyFor>[0]['urgency'], step: number) =>
      dutyFor({ ...ALARM, urgency, step }, DUTY, NOON, ZONE).length > 0;
    assert.deepEqual([called('critical', 1), called('critical', 2)], [false, true]);
    assert.deepEqual([called('high', 2), called('high', 3)], [false, true]);
    assert.deepEqual([called('none', 3), called('normal', 4)], [false, true]);
  });

  it('is called at once where nobody sits at the desk', () => {
    assert.deepEqual(ids(dutyFor({ ...ALARM, deserted: true }, DUTY, NOON, ZONE)), [
      'day',
    ]);
  });

  it('has peace for a time after it answered, and is called again if nobody came', () => {
    const at = (seconds: number) => {
      const answered = new Date(NOON.getTime() - seconds * 1000).toISOString();
      const handoff = { ...HANDOFF, acknowledgedAt: answered };
      return ids(dutyFor({ ...ALARM, handoff, deserted: true }, DUTY, NOON, ZONE));
    };
    assert.deepEqual([at(599), at(600)], [[], ['day']]);
  });
});
