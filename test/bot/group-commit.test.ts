import assert from 'node:assert/strict';
import { groupCommits } from '../../bot/group-commit.ts';
import type { CommitResult, TurnWrite } from '../../integrations/database/contract.ts';
import { CommitError } from '../../integrations/database/errors.ts';

function turn(conversationId: string, deliveryKey = conversationId): TurnWrite {
  return {
    deliveryKey,
    conversation: {
      id: conversationId,
      channelId: 'test',
      personId: conversationId,
      version: 0,
      seq: 0,
      owner: 'bot',
      staffId: null,
      state: null,
      sealed: null,
      expiresAt: '2026-01-01T00:00:00.000Z',
    },
    activities: [],
    rewritten: [],
    cases: [],
    due: [],
    cancelDue: [],
    notes: [],
    contact: null,
    outbox: [],
    tie: null,
    at: '2022-01-12T10:00:00.000Z',
  };
}

const COMMITTED: CommitResult = { result: 'committed' };

/** A commit that notes its groups; the first is under way until `go` is called. */
function held(
  answer: (turns: readonly TurnWrite[], call: number) => readonly CommitResult[] = (
    turns,
  ) => turns.map(() => COMMITTED),
) {
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const groups: string[][] = [];
  return {
    groups,
    begun: begun.promise,
    go: () => gate.resolve(),
    async commit(turns: readonly TurnWrite[]): Promise<readonly CommitResult[]> {
      groups.push(turns.map((each) => each.deliveryKey));
      const call = groups.length;
      begun.resolve();
      if (call === 1) await gate.promise;
      return answer(turns, call);
    },
  };
}

describe('groupCommits', () => {
  it('gathers the next ones while a turn is being written', async () => {
    const store = held();
    const commit = groupCommits(store.commit, { lanes: 1, most: 64 });
    const first = commit(turn('a'));
    await store.begun;
    const rest = ['b', 'c'].map((id) => commit(turn(id)));
    store.go();
    await Promise.all([first, ...rest]);
    assert.deepEqual(store.groups, [['a'], ['b', 'c']]);
  });

  it('writes together what arrived at the same time', async () => {
    const store = held();
    const commit = groupCommits(store.commit, { lanes: 1, most: 64 });
    const all = ['a', 'b', 'c'].map((id) => commit(turn(id)));
    store.go();
    await Promise.all(all);
    assert.deepEqual(store.groups, [['a', 'b', 'c']]);
  });

  it('never puts two turns of one conversation into one group', async () => {
    const store = held();
    const commit = groupCommits(store.commit, { lanes: 1, most: 64 });
    const first = commit(turn('x'));
    await store.begun;
    const rest = [turn('a', 'a1'), turn('a', 'a2'), turn('b')].map(commit);
    store.go();
    await Promise.all([first, ...rest]);
    assert.deepEqual(store.groups, [['x'], ['a1', 'b'], ['a2']]);
  });

  it('keeps a turn that cannot be written from taking its neighbours with it', async () => {
    const refusal = new Error('refused');
    const store = held((turns) => {
      const results = turns.map((each) =>
        each.deliveryKey === 'bad' ? null : COMMITTED,
      );
      if (results.includes(null)) throw new CommitError(results, refusal);
      return turns.map(() => COMMITTED);
    });
    const commit = groupCommits(store.commit, { lanes: 1, most: 64 });
    const first = commit(turn('first'));
    await store.begun;
    const rest = Promise.allSettled([turn('a'), turn('bad'), turn('b')].map(commit));
    store.go();
    await first;
    assert.deepEqual(await rest, [
      { status: 'fulfilled', value: COMMITTED },
      { status: 'rejected', reason: refusal },
      { status: 'fulfilled', value: COMMITTED },
    ]);
  });

  it('asks a database that is away once for all of them, and goes on when it is back', async () => {
    const store = held((turns, call) => {
      if (call === 2) throw new Error('connection refused');
      return turns.map(() => COMMITTED);
    });
    const commit = groupCommits(store.commit, { lanes: 1, most: 64 });
    const first = commit(turn('first'));
    await store.begun;
    const rest = Promise.allSettled(['a', 'b', 'c'].map((id) => commit(turn(id))));
    store.go();
    await first;
    assert.ok((await rest).every(({ status }) => status === 'rejected'));
    assert.deepEqual(store.groups, [['first'], ['a', 'b', 'c']], 'not once for each');
    assert.deepEqual(await commit(turn('later')), COMMITTED);
  });

  it('keeps to the most that one transaction takes', async () => {
    const sizes: number[] = [];
    const commit = groupCommits(
      async (turns) => {
        sizes.push(turns.length);
        return turns.map(() => COMMITTED);
      },
      { lanes: 1, most: 10 },
    );
    await Promise.all(Array.from({ length: 25 }, (_, i) => commit(turn(`c${i}`))));
    assert.equal(Math.max(...sizes), 10);
    assert.equal(
      sizes.reduce((sum, size) => sum + size, 0),
      25,
    );
  });
});
