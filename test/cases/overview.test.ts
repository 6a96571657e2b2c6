import assert from 'node:assert/strict';
import type { CaseState, Handoff } from '../../cases/case.ts';
import { byDistrict, byLevel, byQuarter, countOpened } from '../../cases/overview.ts';
import type { Urgency } from '../../intents/understanding.ts';
import { newCase, opened } from './build.ts';

const NOON = new Date('2022-01-12T12:00:00.000Z');
const minutes = (count: number) => new Date(NOON.getTime() + count * 60_000);

const CITY = {
  clocks: {
    critical: { take: 60, again: 60 },
    high: { take: 300, again: 300 },
    normal: { take: 7200, again: 3600 },
  },
  openingHours: {
    days: [1, 2, 3, 4, 5, 6, 7],
    from: '00:00',
    until: '24:00',
    holidays: [],
    workdays: [],
  },
  timeZone: 'Asia/Shanghai',
};

function waiting(
  urgency: Urgency,
  since: number,
  part: Partial<Handoff> = {},
  district: string | null = 'erqi',
): CaseState {
  const handoff: Handoff = {
    reason: 'asked',
    requestedAt: minutes(since).toISOString(),
    takenBy: null,
    takenAt: null,
    alarms: 0,
    ...part,
  };
  return { ...newCase({ urgency, district }), handoff };
}

describe('the supervisors’ overview', () => {
  it('counts what waits by level, what is late, and the longest', () => {
    const taken = { takenBy: 'a', takenAt: minutes(-9).toISOString() };
    const standing = [
      waiting('critical', -1),
      waiting('critical', -0.5),
      waiting('high', -10, taken),
      waiting('high', -10, { ...taken, attended: true }),
      waiting('none', -30),
    ];
    assert.deepEqual(byLevel(standing, NOON, CITY), {
      critical: { waiting: 2, late: 1, longest: 60 },
      high: { waiting: 0, late: 1, longest: 0 },
      normal: { waiting: 1, late: 0, longest: 1800 },
    });
  });

  const ledger = ([0, 1, 14, 15, 16, 44] as const).map((at, index) => ({
    caseId: `case-${index}`,
    seq: 1,
    at: minutes(at).toISOString(),
    actor: { kind: 'bot' } as const,
    data: opened({ urgency: index === 3 ? 'critical' : 'normal', district: 'erqi' }),
  }));

  it('counts arrivals by quarters of an hour, the empty ones too', () => {
    const counts = countOpened(ledger, NOON, minutes(44));
    const quarters = byQuarter(counts, NOON, minutes(44));
    assert.deepEqual(
      quarters.map(({ quarter, ...figures }) => [quarter.slice(11, 16), figures]),
      [
        ['12:00', { opened: 3, urgent: 0 }],
        ['12:15', { opened: 2, urgent: 1 }],
        ['12:30', { opened: 0, urgent: 0 }],
      ],
    );
  });

  it('names the district where most waits first, and what has none', () => {
    const counts = countOpened(ledger, NOON, minutes(60));
    const standing = [
      waiting('critical', 0, {}, 'jinshui'),
      waiting('normal', 0, {}, 'jinshui'),
      waiting('normal', 0, {}, null),
      waiting('normal', 0, { takenBy: 'a' }, 'huiji'),
    ];
    assert.deepEqual(byDistrict(counts, standing), [
      { district: 'jinshui', opened: 0, waiting: 2, urgent: 1 },
      { district: null, opened: 0, waiting: 1, urgent: 0 },
      { district: 'erqi', opened: 6, waiting: 0, urgent: 0 },
    ]);
  });
});
