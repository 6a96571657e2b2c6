import assert from 'node:assert/strict';
import type { Conversation, Database } from '../../integrations/database/contract.ts';
import type {
  KnowledgeStore,
  PolicyNote,
} from '../../integrations/database/knowledge-contract.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import { aDueRow, aKey, aTurn, unique } from '../support/turn-writes.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2022-01-12T10:00:00Z');
const day = (count: number) => new Date(NOW + count * DAY_MS);

const note = (change: Partial<PolicyNote>): PolicyNote => ({
  outcome: 'told',
  article: null,
  version: null,
  topic: null,
  words: null,
  ...change,
});
const told = (article: string, version = 1) => note({ article, version });
const open = (topic: string, words: string | null = null) =>
  note({ outcome: 'open', topic, words });

for (const target of DATABASES) {
  describe(`${target.name}: what became of questions`, () => {
    let opened: TestDatabase | null = null;
    let database: Database;
    let store: KnowledgeStore;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
      database = opened.database;
      store = database.knowledge;
    });

    beforeEach(async () => opened?.wipe());

    after(async () => opened?.close());

    /** The same conversation again, or a new one. */
    async function conversation(before?: Conversation): Promise<Conversation> {
      const found = before
        ? await database.turns.find(before.id)
        : (await database.turns.load([aKey()]))[0];
      assert.ok(found);
      return found;
    }

    async function turn(
      loaded: Conversation,
      notes: readonly PolicyNote[],
      at = day(0),
      deliveryKey = unique('delivery'),
    ) {
      const write = aTurn(loaded, { notes, at: at.toISOString(), deliveryKey });
      const [result] = await database.turns.commit([write]);
      return result?.result;
    }

    it('is written with its turn, once, and not at all where the turn is not', async () => {
      const first = await conversation();
      const key = unique('delivery');
      assert.equal(await turn(first, [told('dialysis')], day(0), key), 'committed');
      assert.equal(await turn(first, [told('dialysis')], day(0), key), 'known');
      assert.equal(await turn(first, [told('dialysis')], day(0)), 'moved');
      assert.deepEqual(await store.counts(day(-1)), [
        { article: 'dialysis', asked: 1, helpful: 0, unhelpful: 0 },
      ]);
    });

    it('is written beside the turns of others in one commit', async () => {
      const loaded = [await conversation(), await conversation(), await conversation()];
      const results = await database.turns.commit(
        loaded.map((each, at) =>
          aTurn(each, { notes: at === 1 ? [] : [told('metro'), open('metro')] }),
        ),
      );
      assert.ok(results.every(({ result }) => result === 'committed'));
      assert.equal((await store.counts(day(-1)))[0]?.asked, 2);
      assert.equal((await store.openQuestions(day(-1), 9))[0]?.count, 2);
    });

    it('counts what was asked and judged, by article, from a day on', async () => {
      const first = await conversation();
      await turn(first, [told('metro'), told('dialysis')], day(-40));
      await turn(
        await conversation(first),
        [
          told('metro', 2),
          note({ outcome: 'expired', article: 'metro', version: 2 }),
          note({ outcome: 'helpful', article: 'metro' }),
          note({ outcome: 'unhelpful', article: 'dialysis' }),
          note({ outcome: 'corrected', article: 'dialysis', version: 2 }),
          open('metro'),
        ],
        day(-1),
      );
      assert.deepEqual(await store.counts(day(-30)), [
        { article: 'dialysis', asked: 0, helpful: 0, unhelpful: 1 },
        { article: 'metro', asked: 2, helpful: 1, unhelpful: 0 },
      ]);
      assert.equal((await store.counts(day(-50)))[1]?.asked, 3);
    });

    const toldOlder = async (
      article: string,
      version: number,
      filled: string | null = null,
    ) =>
      (await store.toldOlder([{ article, version, filled }], day(-7))).map(
        ({ conversationId }) => conversationId,
      );

    it('finds who was last told an older version', async () => {
      const [old, fresh, corrected, longAgo, judged] = await Promise.all(
        Array.from({ length: 5 }, () => conversation()),
      );
      assert.ok(old && fresh && corrected && longAgo && judged);
      await turn(old, [told('metro', 1), told('dialysis', 9)]);
      await turn(fresh, [told('metro', 1)]);
      await turn(await conversation(fresh), [told('metro', 2)]);
      await turn(corrected, [told('metro', 1)]);
      await turn(await conversation(corrected), [
        note({ outcome: 'corrected', article: 'metro', version: 2 }),
      ]);
      await turn(longAgo, [told('metro', 1)], day(-8));
      await turn(judged, [told('metro', 1)]);
      await turn(await conversation(judged), [
        note({ outcome: 'helpful', article: 'metro' }),
      ]);
      assert.deepEqual(await toldOlder('metro', 2), [old.id, judged.id].sort());
      assert.equal((await toldOlder('metro', 3)).length, 4);
      assert.deepEqual(await toldOlder('metro', 1), []);
      assert.deepEqual(await toldOlder('dialysis', 9), []);
    });

    it('finds who was told it filled with other numbers', async () => {
      const [old, fresh, corrected, before] = await Promise.all(
        Array.from({ length: 4 }, () => conversation()),
      );
      assert.ok(old && fresh && corrected && before);
      const filled = (value: string) => ({ ...told('metro'), filled: value });
      await turn(old, [filled('8282')]);
      await turn(fresh, [filled('8484')]);
      await turn(corrected, [filled('8282')]);
      await turn(await conversation(corrected), [
        { ...filled('8484'), outcome: 'corrected' },
      ]);
      await turn(before, [told('metro')]);
      assert.deepEqual(await toldOlder('metro', 1, '8484'), [old.id]);
      assert.deepEqual(await toldOlder('metro', 1), [], 'withdrawn: no filling');
    });

    it('knows what was last told of a place', async () => {
      const [one, other] = [await conversation(), await conversation()];
      const place = (row: string, outcome: PolicyNote['outcome'] = 'told') =>
        note({ outcome, place: 'hill/灯塔新村', filled: row });
      await turn(one, [place('sealed')]);
      await turn(await conversation(one), [place('open', 'corrected')]);
      await turn(other, [place('sealed')], day(-8));
      assert.deepEqual(await store.toldPlaces(day(-7)), [
        { conversationId: one.id, place: 'hill/灯塔新村', row: 'open' },
      ]);
      assert.deepEqual(await store.counts(day(-9)), [], 'no article was told');
    });

    it('groups questions without an answer, most asked first, newest words first', async () => {
      const first = await conversation();
      await turn(first, [open('pets', '能养鸽子吗'), open('rain', '会下雨吗')], day(-3));
      let loaded = await conversation(first);
      for (const words of ['猫能出门吗', null, '狗能出门吗', '鱼呢']) {
        await turn(loaded, [open('pets', words)], day(-2));
        loaded = await conversation(first);
      }
      await turn(loaded, [open('wind', null)], day(-1));
      const groups = await store.openQuestions(day(-30), 9);
      assert.deepEqual(groups, [
        {
          topic: 'pets',
          count: 5,
          lastAt: day(-2).toISOString(),
          words: ['鱼呢', '狗能出门吗', '猫能出门吗'],
        },
        { topic: 'wind', count: 1, lastAt: day(-1).toISOString(), words: [] },
        { topic: 'rain', count: 1, lastAt: day(-3).toISOString(), words: ['会下雨吗'] },
      ]);
      assert.equal((await store.openQuestions(day(-30), 1)).length, 1);
      assert.deepEqual(await store.openQuestions(day(0), 9), []);
    });

    it('leaves out what was dealt with, until it is asked again', async () => {
      const first = await conversation();
      await turn(first, [open('pets'), open('rain')], day(-3));
      await store.settle('pets', 'editor', day(-2));
      await store.settle('pets', 'editor', day(-2));
      const topics = async () =>
        (await store.openQuestions(day(-30), 9)).map(({ topic, count }) => [
          topic,
          count,
        ]);
      assert.deepEqual(await topics(), [['rain', 1]]);
      await turn(await conversation(first), [open('pets')], day(-1));
      assert.deepEqual(await topics(), [
        ['pets', 1],
        ['rain', 1],
      ]);
      await store.settle('pets', 'editor', day(0));
      assert.deepEqual(await topics(), [['rain', 1]]);
    });

    it('leaves out single questions that were dealt with', async () => {
      const first = await conversation();
      await turn(
        first,
        [open('other', '甲'), open('other', '乙'), open('other')],
        day(-3),
      );
      const questions = await store.openOn('other', day(-30), 9);
      assert.deepEqual(
        questions.map(({ words }) => words),
        [null, '乙', '甲'],
      );
      const ids = questions.filter(({ words }) => words === '乙').map(({ id }) => id);
      await store.settle(ids, 'editor', day(0));
      const left = await store.openOn('other', day(-30), 9);
      assert.deepEqual(
        left.map(({ words }) => words),
        [null, '甲'],
      );
      assert.equal((await store.openQuestions(day(-30), 9))[0]?.count, 2);
      await store.settle('other', 'editor', day(0));
      assert.deepEqual(await store.openOn('other', day(-30), 9), []);
    });

    it('goes with the person, and with them alone', async () => {
      assert.ok(opened);
      const [gone, stays] = [await conversation(), await conversation()];
      await turn(gone, [open('pets', '我家鸽子'), told('metro')]);
      await turn(stays, [open('pets', '她家的猫')]);
      await database.forget(gone.personId);
      const rows = await opened.rows();
      assert.ok(!rows.includes('我家鸽子'));
      assert.ok(rows.includes('她家的猫'));
      assert.deepEqual(await toldOlder('metro', 9), []);
      assert.equal((await store.openQuestions(day(-1), 9))[0]?.count, 1);
    });

    it('goes after four hundred days, a bounded number at a time', async () => {
      const first = await conversation();
      await turn(first, [told('metro'), told('metro'), told('metro')], day(-401));
      await turn(await conversation(first), [told('metro')], day(-399));
      assert.equal(await database.cleanUp(day(0), 2), 2);
      assert.equal(await database.cleanUp(day(0), 2), 1);
      assert.equal(await database.cleanUp(day(0), 2), 0);
      assert.equal((await store.counts(day(-999)))[0]?.asked, 1);
    });
  });

  describe(`${target.name}: work planned outside a turn`, () => {
    let opened: TestDatabase | null = null;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
    });

    after(async () => opened?.close());

    it('waits once a key, however often it is planned, by whomever', async () => {
      assert.ok(opened);
      const { due } = opened.database;
      const another = await opened.another();
      await due.plan([]);
      assert.equal(await due.next(), null);
      const rows = Array.from({ length: 10 }, (_, at) =>
        aDueRow({ key: `correction-${at}`, payload: { at, text: '🙂' } }),
      );
      const later = rows.map((row) => ({ ...row, id: unique('due'), payload: {} }));
      await due.plan(rows);
      await Promise.all([
        due.plan(later),
        another.due.plan(later.map((row) => ({ ...row, id: unique('due') }))),
      ]);
      const claimed = await due.claim(new Date(NOW), 99, 30);
      const byKey = claimed.toSorted((a, b) => a.key.localeCompare(b.key));
      assert.deepEqual(
        byKey,
        rows.map((row) => ({ ...row, attempts: 0 })),
      );
    });
  });
}
