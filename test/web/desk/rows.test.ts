import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { QueueItem } from '../../../web/desk/contract.ts';
import {
  alarming,
  arrange,
  arrangeHeld,
  clockFace,
  countWaiting,
  nextWaiting,
  pressure,
  type Row,
  waitedBy,
} from '../../../web/desk/rows.ts';
import { queueItem } from './sample.ts';

const item = (caseNumber: string, over: Partial<QueueItem> = {}): QueueItem =>
  queueItem({ caseNumber, ...over });
const shown = (rows: readonly Row[]): readonly string[] =>
  rows.map(({ item: { caseNumber }, section }) => `${section} ${caseNumber}`);

describe('desk rows', () => {
  it('stand in sections, each in the server’s order', () => {
    const rows = arrange([
      item('a', { urgency: 'critical' }),
      item('b', { owner: '1031' }),
      item('c', { owner: '1024', mine: true }),
      item('d'),
    ]);
    assert.deepEqual(shown(rows), ['mine c', 'waiting a', 'waiting d', 'others b']);
  });

  it('stay in their places while held: taken, gone and new ones too', () => {
    const before = arrange([item('a'), item('b'), item('c')]);
    const held = arrangeHeld(before, [
      item('new', { urgency: 'critical' }),
      item('c', { urgency: 'high' }),
      item('b', { owner: '1031' }),
    ]);
    assert.deepEqual(shown(held), ['waiting a', 'waiting b', 'waiting c', 'new new']);
    assert.deepEqual(
      held.map(({ gone }) => gone),
      [true, false, false, false],
    );
    assert.equal(held[1]?.item.owner, '1031');
    assert.equal(held[2]?.item.urgency, 'high');
  });

  it('bring back one that was gone while held', () => {
    const before = arrange([item('a')]);
    const [row] = arrangeHeld(arrangeHeld(before, []), [item('a')]);
    assert.equal(row?.gone, false);
  });

  it('never move while held, whatever comes and goes', () => {
    const items = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom(...'abcdefgh'), fc.constantFrom('queue', '1031'))
        .map(([caseNumber, owner]) => item(caseNumber, { owner })),
      { selector: ({ caseNumber }) => caseNumber },
    );
    fc.assert(
      fc.property(items, fc.array(items, { maxLength: 5 }), (first, later) => {
        let rows = arrange(first);
        for (const next of later) {
          const places = rows.map((row) => row.item.caseNumber);
          rows = arrangeHeld(rows, next);
          const now = rows.map((row) => row.item.caseNumber);
          assert.deepEqual(now.slice(0, places.length), places);
          for (const { caseNumber } of next) assert.ok(now.includes(caseNumber));
        }
      }),
    );
  });

  it('are counted by level while they wait', () => {
    const items = [
      item('a', { urgency: 'critical' }),
      item('b', { urgency: 'critical', owner: '1031' }),
      item('c', { urgency: 'high' }),
      item('d'),
      item('e', { urgency: 'none' }),
    ];
    assert.deepEqual(countWaiting(items), { critical: 1, high: 1, normal: 2 });
  });

  it('alarm for the critical that nobody has, and only for those', () => {
    const items = [
      item('a', { urgency: 'critical', owner: '1031' }),
      item('b', { urgency: 'high' }),
      item('c', { urgency: 'critical' }),
    ];
    const alarmed = (role: string) =>
      alarming([...items, item('d', { urgency: 'high', alarms: 1 })], role).map(
        ({ caseNumber }) => caseNumber,
      );
    assert.deepEqual(alarmed('agent'), ['c']);
    assert.deepEqual(alarmed('supervisor'), ['c', 'd'], 'and what is late');
  });
});

describe('next at the desk', () => {
  const items = [
    item('slow', { waitingSeconds: 900 }),
    item('taken', { urgency: 'critical', owner: '1031' }),
    item('high', { urgency: 'high', waitingSeconds: 5 }),
    item('old', { urgency: 'critical', waitingSeconds: 90 }),
    item('fresh', { urgency: 'critical', waitingSeconds: 10 }),
  ];

  it('is by urgency, then by waiting, and goes round', () => {
    const order = ['old', 'fresh', 'high', 'slow', 'old'];
    let open: string | null = null;
    for (const expected of order) {
      open = nextWaiting(items, open);
      assert.equal(open, expected);
    }
  });

  it('starts at the top from a case that does not wait', () => {
    assert.equal(nextWaiting(items, 'taken'), 'old');
  });

  it('is nothing where nothing else waits', () => {
    assert.equal(nextWaiting([], null), null);
    assert.equal(nextWaiting([item('a')], 'a'), null);
    assert.equal(nextWaiting([item('a', { owner: '1031' })], null), null);
  });
});

describe('desk clock', () => {
  it('warns when the time is nearly over, and says when it is', () => {
    const pressed = (seconds: number) =>
      pressure(item('a', { clock: { warn: 30, late: 60 } }), 0, seconds * 1000);
    assert.deepEqual([0, 29, 30, 59, 60, 600].map(pressed), [
      'none',
      'none',
      'near',
      'near',
      'late',
      'late',
    ]);
    assert.equal(pressure(item('a', { clock: null }), 0, 9_000_000), 'none');
    assert.equal(pressure(item('a', { clock: { warn: -5, late: -1 } }), 0, 0), 'late');
  });

  it('runs on between two readings and never backwards', () => {
    const waiting = item('a', { waitingSeconds: 42 });
    assert.equal(waitedBy(waiting, 10_000, 10_000), 42);
    assert.equal(waitedBy(waiting, 10_000, 12_999), 44);
    assert.equal(waitedBy(waiting, 10_000, 9_000), 42);
  });

  for (const [seconds, face] of [
    [0, '00:00'],
    [42, '00:42'],
    [200, '03:20'],
    [5999, '99:59'],
    [6000, '1:40:00'],
    [90_061, '25:01:01'],
    [-5, '00:00'],
  ] as const) {
    it(`shows ${seconds} s as ${face}`, () => assert.equal(clockFace(seconds), face));
  }
});
