import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Handoff } from '../../cases/case.ts';
import { phoneTail } from '../../cases/phone.ts';
import {
  compareWaiting,
  HEARTBEAT_SECONDS,
  isUnattended,
  LEASE_SECONDS,
  lateAt,
  moreUrgent,
  nextAlarmAt,
  rank,
  type Waiting,
  waitingSeconds,
} from '../../cases/queue.ts';
import { atLeast, higherUrgency, URGENCIES } from '../../intents/understanding.ts';

const CLOCKS = {
  critical: { take: 60, again: 60 },
  high: { take: 300, again: 300 },
  normal: { take: 1800, again: 1800 },
};
const CITY = {
  clocks: CLOCKS,
  // From 8 in the morning to 19 in the evening.
  openingHours: {
    days: [1, 2, 3, 4, 5, 6, 7],
    from: '08:00',
    until: '19:00',
    holidays: [],
    workdays: [],
  },
  timeZone: 'Asia/Shanghai',
};
const REQUESTED = '2022-01-12T10:00:00.000Z';

function handoff(part: Partial<Handoff> = {}): Handoff {
  return {
    reason: 'urgent',
    requestedAt: REQUESTED,
    takenBy: null,
    takenAt: null,
    alarms: 0,
    ...part,
  };
}

const at = (time: string) => new Date(`2022-01-12T${time}Z`);

describe('the order of the queue', () => {
  it('ranks urgencies as understanding orders them', () => {
    for (const a of URGENCIES)
      for (const b of URGENCIES) {
        assert.equal(rank(a) >= rank(b), atLeast(a, b));
        assert.equal(moreUrgent(a, b), higherUrgency(a, b));
      }
  });

  it('puts the most urgent first, then who waits longest, then by id', () => {
    const waiting = (
      id: string,
      urgency: Waiting['urgency'],
      requestedAt: string | null,
    ): Waiting => ({
      id,
      urgency,
      handoff: requestedAt ? handoff({ requestedAt }) : null,
    });
    const queue = [
      waiting('normal', 'normal', '2022-01-12T08:00:00.000Z'),
      waiting('nobody', 'critical', null),
      waiting('late', 'critical', '2022-01-12T09:05:00.000Z'),
      waiting('high', 'high', '2022-01-12T08:30:00.000Z'),
      waiting('b', 'critical', '2022-01-12T09:00:00.000Z'),
      waiting('a', 'critical', '2022-01-12T17:00:00.000+08:00'),
    ];
    assert.deepEqual(
      queue.toSorted(compareWaiting).map(({ id }) => id),
      ['a', 'b', 'late', 'high', 'normal', 'nobody'],
    );
  });

  it('is total: any two pages show the same', () => {
    const one: fc.Arbitrary<Waiting> = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      urgency: fc.constantFrom(...URGENCIES),
      handoff: fc.constantFrom(
        null,
        handoff(),
        handoff({ requestedAt: '2022-01-12T10:00:01.000Z' }),
      ),
    });
    fc.assert(
      fc.property(one, one, one, (a, b, c) => {
        assert.equal(
          Math.sign(compareWaiting(a, b)),
          -Math.sign(compareWaiting(b, a)) || 0,
        );
        if (compareWaiting(a, b) <= 0 && compareWaiting(b, c) <= 0)
          assert.ok(compareWaiting(a, c) <= 0);
      }),
    );
  });
});

describe('waiting', () => {
  it('is counted in whole seconds from the request', () => {
    assert.equal(waitingSeconds(handoff(), at('10:01:30.900')), 90);
    assert.equal(waitingSeconds(handoff(), at('09:59:00.000')), 0);
  });

  it('stops when somebody took it', () => {
    const taken = handoff({ takenBy: 'agent-1', takenAt: '2022-01-12T10:00:42.000Z' });
    assert.equal(waitingSeconds(taken, at('11:00:00.000')), 42);
  });
});

describe('the alarm clock', () => {
  it('rings first after `take` seconds, by urgency', () => {
    const first = (urgency: Waiting['urgency']) =>
      nextAlarmAt(handoff(), urgency, CITY).toISOString();
    assert.equal(first('critical'), '2022-01-12T10:01:00.000Z');
    assert.equal(first('high'), '2022-01-12T10:05:00.000Z');
    assert.equal(first('normal'), '2022-01-12T10:30:00.000Z');
    assert.equal(first('none'), first('normal'));
  });

  it('rings again `again` seconds after it rang, however late that was', () => {
    const late = handoff({ alarms: 1, alarmedAt: '2022-01-12T11:00:00.000Z' });
    assert.deepEqual(nextAlarmAt(late, 'critical', CITY), at('11:01:00.000'));
  });

  it('runs in opening hours alone for what is not urgent', () => {
    // A quarter of an hour before the desk closes.
    const late = handoff({ requestedAt: '2022-01-12T10:45:00.000Z' });
    const next = (urgency: Waiting['urgency']) =>
      nextAlarmAt(late, urgency, CITY).toISOString();
    assert.equal(next('normal'), '2022-01-13T00:15:00.000Z');
    assert.equal(next('high'), '2022-01-12T10:50:00.000Z');
    assert.equal(next('critical'), '2022-01-12T10:46:00.000Z');
  });

  it('begins anew for whoever took it, or was handed it', () => {
    const taken = handoff({ takenBy: 'a', takenAt: '2022-01-12T10:07:00.000Z' });
    assert.deepEqual(nextAlarmAt(taken, 'critical', CITY), at('10:08:00.000'));
    const before = { alarms: 3, alarmedAt: '2022-01-12T10:03:00.000Z' };
    const late = { ...taken, ...before };
    assert.deepEqual(nextAlarmAt(late, 'critical', CITY), at('10:08:00.000'));
    const first = { agent: 'b', since: '2022-01-12T10:09:00.000Z' };
    const meant = handoff({ ...before, first });
    assert.deepEqual(nextAlarmAt(meant, 'critical', CITY), at('10:10:00.000'));
  });

  it('ends with the first answer, and for work with its being taken', () => {
    const taken = { takenBy: 'a', takenAt: REQUESTED };
    assert.equal(isUnattended(handoff()), true);
    assert.equal(isUnattended(handoff(taken)), true);
    assert.equal(isUnattended(handoff({ ...taken, attended: true })), false);
    assert.equal(isUnattended(handoff({ ...taken, reason: 'callback' })), false);
  });

  it('warns at half the time', () => {
    const { warn, late } = lateAt(handoff(), 'critical', CITY);
    assert.deepEqual([warn, late], [at('10:00:30.000'), at('10:01:00.000')]);
  });

  it('counts from the request where the last alarm’s time is not known', () => {
    assert.deepEqual(
      nextAlarmAt(handoff({ alarms: 2 }), 'critical', CITY),
      at('10:03:00.000'),
    );
  });
});

describe('leases', () => {
  it('outlive two lost heartbeats', () => {
    assert.ok(LEASE_SECONDS >= 3 * HEARTBEAT_SECONDS);
  });
});

describe('the tail of a phone number', () => {
  it('is its last four digits, however it is written', () => {
    assert.equal(phoneTail('13800001234'), '1234');
    assert.equal(phoneTail('138 0000 12-34'), '1234');
    assert.equal(phoneTail('１３８００００１２３４'), '1234');
    assert.equal(phoneTail('110'), null);
  });
});
