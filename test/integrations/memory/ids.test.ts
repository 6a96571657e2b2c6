import assert from 'node:assert/strict';
import { systemClock } from '../../../integrations/memory/system-clock.ts';
import { systemIds } from '../../../integrations/memory/system-ids.ts';
import { fixedClock, seededIds } from '../../support/fixed.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NOW = new Date('2022-01-12T10:00:00.123Z');

for (const [name, make] of [
  ['system', () => systemIds()],
  ['seeded', () => seededIds(1)],
] as const) {
  describe(`${name} ids`, () => {
    it('are UUIDv7 of the moment given', () => {
      const id = make().uuid(NOW);
      assert.match(id, UUID_V7);
      const ms = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
      assert.equal(ms, NOW.getTime());
    });

    it('sort in the order they were made, also within a millisecond', () => {
      const ids = make();
      const made = Array.from({ length: 20_000 }, (_, index) =>
        ids.uuid(new Date(NOW.getTime() + Math.floor(index / 10_000))),
      );
      assert.deepEqual(made.toSorted(), made);
      assert.equal(new Set(made).size, made.length);
    });

    it('have as many digits as asked for, and secrets as many bytes', () => {
      const ids = make();
      for (const length of [1, 5, 20]) assert.match(ids.digits(length), /^\d+$/);
      assert.equal(ids.digits(5).length, 5);
      assert.equal(Buffer.from(ids.token(32), 'base64url').length, 32);
      assert.match(ids.token(32), /^[\w-]+$/);
      assert.notEqual(ids.token(32), ids.token(32));
    });
  });
}

describe('seeded ids', () => {
  it('repeat with their seed and differ with another', () => {
    const made = (seed: number) => {
      const ids = seededIds(seed);
      return [ids.uuid(NOW), ids.digits(8), ids.token(8)];
    };
    assert.deepEqual(made(7), made(7));
    assert.notDeepEqual(made(7), made(8));
  });
});

describe('clocks', () => {
  it('stand still until they are moved', () => {
    const clock = fixedClock('2022-01-12T18:00:00+08:00');
    assert.equal(clock.now().toISOString(), '2022-01-12T10:00:00.000Z');
    clock.advance(1_500);
    assert.equal(clock.now().toISOString(), '2022-01-12T10:00:01.500Z');
    clock.set('2022-01-13T00:00:00Z');
    assert.equal(clock.now().toISOString(), '2022-01-13T00:00:00.000Z');
  });

  it('of the system go forward', () => {
    const before = systemClock.now();
    assert.ok(systemClock.now().getTime() >= before.getTime());
  });
});
