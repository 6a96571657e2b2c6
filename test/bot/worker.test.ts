import assert from 'node:assert/strict';
import { backOffSeconds, DueWorker, type WorkerDeps } from '../../bot/due/worker.ts';
import { createLogger } from '../../bot/logger.ts';
import type { DueRow, DueRows } from '../../integrations/database/contract.ts';
import { type FixedClock, fixedClock } from '../support/fixed.ts';

interface Kept extends DueRow {
  readonly readyAt: number;
  readonly buried: string | null;
}

/** Due rows in memory, as the store keeps them. */
function memoryRows(rows: readonly [id: string, kind: string][], clock: FixedClock) {
  const now = clock.now();
  const kept = new Map<string, Kept>(
    rows.map(([id, kind]) => [
      id,
      {
        id,
        key: id,
        kind,
        dueAt: now.toISOString(),
        conversationId: `conversation of ${id}`,
        payload: {},
        attempts: 0,
        readyAt: now.getTime(),
        buried: null,
      },
    ]),
  );
  const change = (id: string, part: Partial<Kept>) => {
    const row = kept.get(id);
    if (row) kept.set(id, { ...row, ...part });
  };
  const due: DueRows = {
    async claim(at, limit, leaseSeconds) {
      const ready = [...kept.values()].filter(
        (row) => row.buried === null && row.readyAt <= at.getTime(),
      );
      const taken = ready.slice(0, limit);
      for (const { id } of taken)
        change(id, { readyAt: at.getTime() + leaseSeconds * 1000 });
      return taken;
    },
    done: async ({ id }) => void kept.delete(id),
    retry: async ({ id, attempts }, at) =>
      change(id, { readyAt: at.getTime(), attempts: attempts + 1 }),
    bury: async ({ id }, reason) => change(id, { buried: reason }),
    next: async () => null,
    putOff: async ({ id }, at) => change(id, { readyAt: at.getTime() }),
    plan: async () => undefined,
    counts: async () => [],
  };
  return { due, kept };
}

describe('DueWorker', () => {
  const clock = fixedClock('2026-02-01T08:00:00Z');
  const buried: string[] = [];

  function worker(
    rows: readonly [id: string, kind: string][],
    deps: Partial<WorkerDeps> & Pick<WorkerDeps, 'handlers'>,
  ) {
    const { due, kept } = memoryRows(rows, clock);
    const made = new DueWorker({
      due,
      clock,
      log: createLogger('silent'),
      apart: [],
      sweeps: [],
      buried: (kind) => void buried.push(kind),
      ...deps,
    });
    return { worker: made, kept };
  }

  it('looks at once for what is due soon, and leaves the rest to its clock', async () => {
    let looks = 0;
    const { worker: made } = worker([], {
      handlers: {},
      sweeps: [
        async () => {
          looks += 1;
        },
      ],
    });
    const inSeconds = (seconds: number) =>
      new Date(clock.now().getTime() + seconds * 1000);
    made.planned(inSeconds(10));
    assert.equal(looks, 0);
    made.planned(inSeconds(0));
    await made.stop();
    assert.equal(looks, 1);
  });

  it('does what is due although a sweep fails', async () => {
    const swept: string[] = [];
    const { worker: made, kept } = worker([['a', 'plain']], {
      handlers: { plain: async () => ({ done: true }) },
      sweeps: [
        () => Promise.reject(new Error('one lease cannot be released')),
        async () => void swept.push('the next one'),
      ],
    });
    await made.tick();
    assert.equal(kept.size, 0);
    assert.ok(swept.includes('the next one'));
  });

  it('keeps nobody waiting for somebody outside who does not answer', async () => {
    const answer = Promise.withResolvers<{ done: true }>();
    const asked = Promise.withResolvers<void>();
    const { worker: made, kept } = worker(
      [
        ['slow', 'outside'],
        ['quick', 'plain'],
      ],
      {
        apart: ['outside'],
        handlers: {
          outside: () => answer.promise,
          async plain() {
            asked.resolve();
            return { done: true };
          },
        },
      },
    );
    made.start();
    await asked.promise;
    const stopped = made.stop();
    assert.ok(kept.has('slow'), 'still under way');
    answer.resolve({ done: true });
    await stopped;
    assert.equal(kept.size, 0, 'a stop waits for what is in hand');
  });

  it('tries again with growing waits, and gives up visibly after the twelfth', async () => {
    let tries = 0;
    const { worker: made, kept } = worker([['a', 'broken']], {
      handlers: {
        async broken() {
          tries += 1;
          throw new Error('still broken');
        },
      },
    });
    for (let i = 0; i < 30; i += 1) {
      await made.tick();
      clock.advance(900_000);
    }
    assert.equal(tries, 12);
    assert.equal(kept.get('a')?.buried, 'last try failed');
    assert.deepEqual(buried.splice(0), ['broken']);
    assert.deepEqual([0, 1, 2, 20].map(backOffSeconds), [2, 4, 8, 900]);
  });

  it('buries what nobody knows how to do', async () => {
    const { worker: made, kept } = worker([['a', 'of a newer version']], {
      handlers: {},
    });
    await made.tick();
    assert.equal(kept.get('a')?.buried, 'unknown kind');
    buried.length = 0;
  });

  it('goes on with the others when a row can be neither done nor put off', async () => {
    const { due, kept } = memoryRows(
      [
        ['a', 'plain'],
        ['b', 'plain'],
      ],
      clock,
    );
    const done = due.done;
    const made = new DueWorker({
      due: {
        ...due,
        done: (row) =>
          row.id === 'a' ? Promise.reject(new Error('the database is away')) : done(row),
      },
      clock,
      log: createLogger('silent'),
      apart: [],
      sweeps: [],
      buried: () => {},
      handlers: { plain: async () => ({ done: true }) },
    });
    await made.tick();
    assert.deepEqual([...kept.keys()], ['a'], 'its lease brings it back');
  });
});
