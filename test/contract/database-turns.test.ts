import assert from 'node:assert/strict';
import type { Turns } from '../../integrations/database/contract.ts';
import { CommitError } from '../../integrations/database/errors.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import {
  aDueRow,
  aKey,
  aTurn,
  caseState,
  opening,
  talk,
  unique,
} from '../support/turn-writes.ts';

for (const target of DATABASES) {
  describe(`${target.name}: turns`, () => {
    let opened: TestDatabase | null = null;
    let turns: Turns;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
      turns = opened.database.turns;
    });

    after(async () => opened?.close());

    async function loaded(key = aKey()) {
      const [conversation] = await turns.load([key]);
      assert.ok(conversation);
      return conversation;
    }

    it('gives a conversation never seen as new, in the order of the keys', async () => {
      const keys = [aKey(), aKey()];
      const found = await turns.load(keys);
      assert.deepEqual(
        found.map((each) => [each.id, each.version, each.seq, each.owner, each.state]),
        keys.map((key) => [key.conversationId, 0, 0, 'bot', null]),
      );
      assert.equal(await turns.find(keys[0]?.conversationId ?? ''), null);
      assert.deepEqual(await turns.load([]), []);
    });

    it('names a person by nothing that tells who they are', async () => {
      const key = aKey('13800000000');
      const first = await loaded(key);
      const again = await loaded({ ...key, conversationId: unique('conversation') });
      assert.equal(first.personId, again.personId);
      assert.ok(!first.personId.includes('13800000000'));
      assert.notEqual(
        (await loaded({ ...key, channelId: 'sms' })).personId,
        first.personId,
      );
    });

    it('stores what a turn leaves, and gives it back', async () => {
      const key = aKey();
      const conversation = await loaded(key);
      const turn = aTurn(conversation, {
        conversation: {
          owner: 'agent',
          staffId: 'staff-1',
          expiresAt: '2022-01-13T01:00:00Z',
        },
      });
      assert.deepEqual(await turns.commit([turn]), [{ result: 'committed' }]);
      const stored = await loaded(key);
      assert.deepEqual(stored, {
        ...turn.conversation,
        version: 1,
        expiresAt: '2022-01-13T01:00:00.000Z',
      });
      assert.deepEqual(await turns.find(conversation.id), stored);
      assert.deepEqual(await turns.delivery(turn.deliveryKey), {
        conversationId: conversation.id,
        seq: 1,
        lastSeq: 2,
      });
      assert.deepEqual(await turns.activities(conversation.id, 0, 10), turn.activities);
      assert.deepEqual(
        await turns.activities(conversation.id, 1, 10),
        turn.activities.slice(1),
      );
      assert.equal((await turns.activities(conversation.id, 0, 1)).length, 1);
      assert.equal(await turns.delivery('never seen'), null);
    });

    it('goes on from turn to turn', async () => {
      const key = aKey();
      for (let round = 1; round <= 3; round++) {
        const conversation = await loaded(key);
        assert.equal(conversation.version, round - 1);
        const state = { round };
        await turns.commit([
          aTurn(conversation, { conversation: { state, sealed: null } }),
        ]);
        assert.deepEqual((await loaded(key)).state, state);
        assert.equal((await loaded(key)).sealed, null);
      }
      const all = await turns.activities(key.conversationId, 0, 100);
      assert.deepEqual(
        all.map((each) => each.seq),
        [1, 2, 3, 4, 5, 6],
      );
    });

    it('keeps any character that a resident can send', async () => {
      const conversation = await loaded();
      const words = '\\u0000 \\\\u0000 "引号" \u0000 \ud83d \ud83d\ude00 \t\n 𠮷';
      const turn = aTurn(conversation, {
        activities: talk(conversation, [words]),
        due: [aDueRow({ payload: { words } })],
        conversation: { state: { words }, sealed: { words: '𠮷' } },
      });
      assert.deepEqual(await turns.commit([turn]), [{ result: 'committed' }]);
      const [stored] = await turns.activities(conversation.id, 0, 1);
      assert.equal(
        stored?.activity.text,
        '\\u0000 \\\\u0000 "引号" \ufffd \ufffd \ud83d\ude00 \t\n 𠮷',
      );
    });

    it('writes a delivery once, and tells the outcome of the first', async () => {
      const key = aKey();
      const first = aTurn(await loaded(key));
      await turns.commit([first]);
      const again = aTurn(await loaded(key), { deliveryKey: first.deliveryKey });
      assert.deepEqual(await turns.commit([again]), [
        {
          result: 'known',
          outcome: { conversationId: key.conversationId, seq: 1, lastSeq: 2 },
        },
      ]);
      assert.equal((await loaded(key)).version, 1);
      assert.equal((await turns.activities(key.conversationId, 0, 9)).length, 2);
    });

    it('refuses a turn whose conversation moved, and the next load shows why', async () => {
      const key = aKey();
      const conversation = await loaded(key);
      await turns.commit([aTurn(conversation)]);
      assert.deepEqual(await turns.commit([aTurn(conversation)]), [{ result: 'moved' }]);
      const ahead = { ...(await loaded(key)), version: 7 };
      assert.deepEqual(await turns.commit([aTurn(ahead)]), [{ result: 'moved' }]);
      const now = await loaded(key);
      assert.equal(now.version, 1);
      assert.deepEqual(await turns.commit([aTurn(now)]), [{ result: 'committed' }]);
    });

    it('lets one of two first turns win', async () => {
      const conversation = await loaded();
      const results = await Promise.all([
        turns.commit([aTurn(conversation)]),
        turns.commit([aTurn(conversation)]),
      ]);
      assert.deepEqual(results.map(([each]) => each?.result).sort(), [
        'committed',
        'moved',
      ]);
    });

    it('writes a group; a known and a moved turn in it write nothing', async () => {
      const keys = Array.from({ length: 6 }, () => aKey());
      const conversations = await turns.load(keys);
      const group = conversations.map((conversation) => aTurn(conversation));
      const [known, moved] = group;
      assert.ok(known && moved);
      await turns.commit([known]);
      await turns.commit([aTurn(await loaded(keys[1]))]);

      const results = await turns.commit(group);
      assert.deepEqual(
        results.map((each) => each.result),
        ['known', 'moved', 'committed', 'committed', 'committed', 'committed'],
      );
      for (const key of keys) assert.equal((await loaded(key)).version, 1);
      for (const key of keys) {
        assert.equal((await turns.activities(key.conversationId, 0, 99)).length, 2);
      }
    });

    it('refuses the later of two turns of one conversation in a group', async () => {
      const conversation = await loaded();
      const results = await turns.commit([aTurn(conversation), aTurn(conversation)]);
      assert.deepEqual(
        results.map((each) => each.result),
        ['committed', 'moved'],
      );
    });

    it('leaves nothing of a turn whose case number is taken', async () => {
      const first = await loaded();
      const state = caseState(first);
      await turns.commit([aTurn(first, { cases: [opening(state)] })]);
      const second = await loaded();
      const taken = caseState(second, { number: state.number });
      const due = aDueRow();
      const turn = aTurn(second, { cases: [opening(taken)], due: [due] });
      assert.deepEqual(await turns.commit([turn]), [{ result: 'number_taken' }]);
      assert.equal(await turns.find(second.id), null);
      assert.equal(await turns.delivery(turn.deliveryKey), null);
    });

    it('lets a turn that cannot be written fail alone', async () => {
      const [good, bad, also] = await turns.load([aKey(), aKey(), aKey()]);
      assert.ok(good && bad && also);
      const impossible = aTurn(bad, { conversation: { expiresAt: 'never' } });
      await assert.rejects(
        turns.commit([aTurn(good), impossible, aTurn(also)]),
        (error: unknown) => {
          assert.ok(error instanceof CommitError);
          assert.deepEqual(error.results, [
            { result: 'committed' },
            null,
            { result: 'committed' },
          ]);
          return true;
        },
      );
      assert.equal((await turns.find(also.id))?.version, 1);
      assert.equal(await turns.find(bad.id), null);
    });

    it('refuses activities that are not numbered on', async () => {
      const conversation = await loaded();
      const activities = talk({ ...conversation, seq: 4 });
      await assert.rejects(
        turns.commit([aTurn(conversation, { activities })]),
        RangeError,
      );
    });

    it('tells nothing of a resident in an error', async () => {
      const conversation = await loaded();
      const turn = aTurn(conversation, {
        activities: talk(conversation, ['我的电话13800000000']),
        conversation: { expiresAt: 'call 13800000000' },
      });
      await assert.rejects(turns.commit([turn]), (error: unknown) => {
        assert.ok(error instanceof Error);
        const { inspect } = process.getBuiltinModule('node:util');
        assert.ok(!inspect(error, { depth: 9 }).includes('13800000000'));
        return true;
      });
    });

    it('keeps one order when many processes race for one conversation', async () => {
      assert.ok(opened);
      const others = [await opened.another(), await opened.another()];
      const key = aKey();
      const rounds = 10;
      await Promise.all(
        others.map(async (each) => {
          for (let done = 0; done < rounds; ) {
            const [conversation] = await each.turns.load([key]);
            assert.ok(conversation);
            const count = Number(
              conversation.state !== null &&
                typeof conversation.state === 'object' &&
                'count' in conversation.state
                ? conversation.state.count
                : 0,
            );
            const state = { count: count + 1 };
            const [result] = await each.turns.commit([
              aTurn(conversation, { conversation: { state } }),
            ]);
            if (result?.result === 'committed') done += 1;
          }
        }),
      );
      const all = 2 * rounds;
      assert.deepEqual((await turns.find(key.conversationId))?.state, { count: all });
      const said = await turns.activities(key.conversationId, 0, 1_000);
      assert.deepEqual(
        said.map((each) => each.seq),
        Array.from({ length: 2 * all }, (_, index) => index + 1),
      );
    });

    it('decides again where its memory of a conversation is stale', async () => {
      assert.ok(opened);
      const here = await opened.another({ rememberedConversations: 10 });
      const there = await opened.another();
      const key = aKey();
      const [fresh] = await here.turns.load([key]);
      assert.ok(fresh);
      await here.turns.commit([aTurn(fresh)]);
      const [theirs] = await there.turns.load([key]);
      assert.ok(theirs);
      await there.turns.commit([aTurn(theirs)]);
      const [stale] = await here.turns.load([key]);
      assert.ok(stale);
      assert.equal(stale.version, 1);
      assert.deepEqual(await here.turns.commit([aTurn(stale)]), [{ result: 'moved' }]);
      const [known] = await here.turns.load([key]);
      assert.equal(known?.version, 2);
    });
  });
}
