import assert from 'node:assert/strict';
import { groupCommits } from '../../bot/group-commit.ts';
import type { CommitResult, TurnWrite } from '../../integrations/database/contract.ts';

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
    cases: [],
    due: [],
    cancelDue: [],
  };
}

const COMMITTED: CommitResult = { result: 'committed' };

describe('groupCommits', () => {
  it('sends a lone turn at once and gathers the next ones meanwhile', async () => {
    const groups: string[][] = [];
    const gate = Promise.withResolvers<void>();
    const commit = groupCommits(
      async (turns) => {
        groups.push(turns.map((each) => each.deliveryKey));
        if (groups.length === 1) await gate.promise;
        return turns.map(() => COMMITTED);
      },
      { lanes: 1, most: 64 },
    );
    const all = ['a', 'b', 'c'].map((id) => commit(turn(id)));
    gate.resolve();
    await Promise.all(all);
    assert.deepEqual(groups, [['a'], ['b', 'c']]);
  });

  it('never puts two turns of one conversation into one group', async () => {
    const groups: string[][] = [];
    const gate = Promise.withResolvers<void>();
    const commit = groupCommits(
      async (turns) => {
        groups.push(turns.map((each) => each.deliveryKey));
        if (groups.length === 1) await gate.promise;
        return turns.map(() => COMMITTED);
      },
      { lanes: 1, most: 64 },
    );
    const all = [turn('x'), turn('a', 'a1'), turn('a', 'a2'), turn('b')].map(commit);
    gate.resolve();
    await Promise.all(all);
    assert.deepEqual(groups, [['x'], ['a1', 'b'], ['a2']]);
  });

  it('keeps a turn that cannot be written from taking its neighbours with it', async () => {
    const gate = Promise.withResolvers<void>();
    let calls = 0;
    const commit = groupCommits(
      async (turns) => {
        calls += 1;
        if (calls === 1) await gate.promise;
        if (turns.some((each) => each.deliveryKey === 'bad')) throw new Error('refused');
        return turns.map(() => COMMITTED);
      },
      { lanes: 1, most: 64 },
    );
    const first = commit(turn('first'));
    const rest = Promise.allSettled([turn('a'), turn('bad'), turn('b')].map(commit));
    gate.resolve();
    await first;
    assert.deepEqual(
      (await rest).map((each) => each.status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
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
