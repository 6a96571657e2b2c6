import assert from 'node:assert/strict';
import type {
  ItemKey,
  KnowledgeStore,
  Publishing,
  Saved,
  VersionRow,
} from '../../integrations/database/knowledge-contract.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import { unique } from '../support/turn-writes.ts';

const START = Date.parse('2022-01-12T10:00:00Z');
const minute = (count: number) => new Date(START + count * 60_000);

const anArticle = (): ItemKey => ({ kind: 'article', item: unique('article') });

const saved = (key: ItemKey, change: Partial<Saved> = {}): Saved => ({
  ...key,
  revision: null,
  content: { text: '第一稿' },
  note: '',
  by: 'writer',
  at: minute(0),
  ...change,
});

const publishing = (
  key: ItemKey,
  revision: number,
  change: Partial<Publishing> = {},
): Publishing => ({
  ...key,
  revision,
  by: 'publisher',
  at: minute(5),
  startsAt: minute(5),
  emergency: null,
  later: null,
  ...change,
});

for (const target of DATABASES) {
  describe(`${target.name}: versions of what is published`, () => {
    let opened: TestDatabase | null = null;
    let store: KnowledgeStore;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
      store = opened.database.knowledge;
    });

    beforeEach(async () => opened?.wipe());

    after(async () => opened?.close());

    async function save(key: ItemKey, change: Partial<Saved> = {}): Promise<VersionRow> {
      const row = await store.save(saved(key, change));
      assert.ok(row);
      return row;
    }

    async function send(key: ItemKey, revision: number) {
      const moved = { ...key, revision, to: 'review', note: null } as const;
      assert.ok(await store.move({ ...moved, by: 'writer', at: minute(1) }));
    }

    /** Written, looked at and published. */
    async function published(
      key: ItemKey,
      content: unknown,
      startsAt = minute(5),
    ): Promise<number> {
      const { revision } = await save(key, { content });
      await send(key, revision);
      return await seqOf(publishing(key, revision, { startsAt, later: 'keep' }));
    }

    async function seqOf(how: Publishing): Promise<number> {
      const result = await store.publish(how);
      assert.ok('seq' in result, JSON.stringify(result));
      return result.seq;
    }

    const LATE = { refused: 'changed' } as const;

    const numbers = (rows: readonly VersionRow[]) =>
      rows.map(({ item, number }) => `${item} ${number}`);

    describe('a city pack as the first versions', () => {
      it('is published once, where there is nothing', async () => {
        const [one, other] = [anArticle(), anArticle()];
        const items = [
          { ...one, content: { text: '甲' } },
          { ...other, content: { text: '乙' } },
        ];
        assert.equal(await store.seed(items, minute(0)), true);
        assert.equal(await store.seed(items, minute(1)), false);
        const rows = await store.published(0, minute(0));
        assert.deepEqual(numbers(rows), [`${one.item} 1`, `${other.item} 1`]);
        const [first] = rows;
        assert.ok(first?.seq);
        assert.deepEqual(first, {
          ...one,
          number: 1,
          state: 'published',
          revision: 1,
          content: { text: '甲' },
          note: '',
          writtenBy: null,
          writtenAt: minute(0).toISOString(),
          decidedBy: null,
          decidedAt: null,
          emergency: null,
          startsAt: minute(0).toISOString(),
          seq: first.seq,
        });
      });

      it('leaves alone what editors began', async () => {
        const key = anArticle();
        await save(key);
        assert.equal(await store.seed([{ ...key, content: {} }], minute(0)), false);
        assert.deepEqual(await store.published(0, minute(9)), []);
      });

      it('is published by one of many processes that start together', async () => {
        assert.ok(opened);
        const another = await opened.another();
        const items = Array.from({ length: 20 }, () => ({ ...anArticle(), content: {} }));
        const did = await Promise.all(
          [store, another.knowledge, store, another.knowledge].map((each) =>
            each.seed(items, minute(0)),
          ),
        );
        assert.equal(did.filter(Boolean).length, 1);
        assert.equal((await store.published(0, minute(0))).length, 20);
      });
    });

    describe('an open version', () => {
      it('is written, and changed by whoever names its revision', async () => {
        const key = anArticle();
        const first = await save(key, { note: '新规定' });
        assert.deepEqual(first, {
          ...key,
          number: 1,
          state: 'draft',
          revision: 1,
          content: { text: '第一稿' },
          note: '新规定',
          writtenBy: 'writer',
          writtenAt: minute(0).toISOString(),
          decidedBy: null,
          decidedAt: null,
          emergency: null,
          startsAt: null,
          seq: null,
        });
        const second = await save(key, {
          revision: 1,
          content: { text: '第二稿' },
          by: 'another',
          at: minute(2),
        });
        assert.equal(second.revision, 2);
        assert.equal(second.number, 1);
        assert.equal(second.writtenBy, 'another');
        assert.deepEqual(await store.versions(key), [second]);
      });

      it('is not overwritten by who read an older revision', async () => {
        const key = anArticle();
        await save(key);
        await save(key, { revision: 1, content: { text: '第二稿' } });
        assert.equal(await store.save(saved(key, { revision: 1 })), null);
        assert.equal(await store.save(saved(key)), null, 'there is an open one');
        assert.equal(await store.save(saved(anArticle(), { revision: 1 })), null);
        const [only, ...more] = await store.versions(key);
        assert.deepEqual(only?.content, { text: '第二稿' });
        assert.deepEqual(more, []);
      });

      it('is not overwritten by who read one that was thrown away', async () => {
        const key = anArticle();
        const { revision } = await save(key);
        const discard = { ...key, revision, to: 'discarded', note: null } as const;
        assert.ok(await store.move({ ...discard, by: 'writer', at: minute(1) }));
        const next = await save(key, { content: { text: '另一稿' } });
        assert.equal(next.number, 2);
        assert.equal(await store.save(saved(key, { revision })), null);
        assert.deepEqual(await store.publish(publishing(key, revision)), LATE);
        const [, kept] = await store.versions(key);
        assert.deepEqual(kept, next);
      });

      it('is saved by one of many at the same revision', async () => {
        assert.ok(opened);
        const another = await opened.another();
        const key = anArticle();
        const race = (revision: number | null) =>
          Promise.all(
            Array.from({ length: 8 }, (_, at) =>
              (at % 2 ? store : another.knowledge).save(
                saved(key, { revision, content: { at } }),
              ),
            ),
          );
        const begun = (await race(null)).filter((row) => row !== null);
        assert.equal(begun.length, 1, 'one begins it');
        const changed = (await race(1)).filter((row) => row !== null);
        assert.equal(changed.length, 1, 'one changes it');
        assert.deepEqual(await store.versions(key), changed);
      });

      it('goes back to its writer when it is changed in review', async () => {
        const key = anArticle();
        await save(key);
        await send(key, 1);
        const [inReview] = await store.open();
        assert.equal(inReview?.state, 'review');
        assert.equal(inReview?.decidedBy, 'writer');
        const changed = await save(key, { revision: 1 });
        assert.equal(changed.state, 'draft');
        assert.equal(changed.decidedBy, null);
      });

      it('is sent on, sent back with a reason, and thrown away', async () => {
        const key = anArticle();
        await save(key, { note: '起草' });
        await send(key, 1);
        const back = { ...key, revision: 1, to: 'draft', by: 'publisher' } as const;
        assert.ok(await store.move({ ...back, note: '缺日期', at: minute(2) }));
        const [row] = await store.versions(key);
        assert.equal(row?.note, '缺日期');
        assert.equal(row?.decidedAt, minute(2).toISOString());
        const discard = { ...key, revision: 1, to: 'discarded', note: null } as const;
        assert.ok(await store.move({ ...discard, by: 'writer', at: minute(3) }));
        assert.deepEqual(await store.open(), []);
        const again = await store.move({ ...discard, by: 'writer', at: minute(4) });
        assert.equal(again, false, 'what is thrown away stays so');
        assert.equal((await store.versions(key))[0]?.note, '缺日期');
      });

      it('is moved only at the revision that was looked at', async () => {
        const key = anArticle();
        await save(key);
        await save(key, { revision: 1 });
        const move = { ...key, revision: 1, to: 'review', note: null } as const;
        assert.equal(await store.move({ ...move, by: 'writer', at: minute(1) }), false);
      });

      it('may withdraw the item', async () => {
        const key = anArticle();
        assert.equal((await save(key, { content: null })).content, null);
        const [row] = await store.versions(key);
        assert.equal(row?.content, null);
      });

      it('keeps content as it was, whatever stands in it', async () => {
        const key = anArticle();
        const content = { text: '“引号”\\ 🙂\n\t', list: [1, [null]], empty: {} };
        await save(key, { content });
        assert.deepEqual((await store.versions(key))[0]?.content, content);
        await save(key, { revision: 1, content: { text: 'a\u0000b\ud800' } });
        assert.deepEqual((await store.versions(key))[0]?.content, { text: 'a�b�' });
      });
    });

    describe('many at once', () => {
      it('are begun all or none', async () => {
        const [one, busy, other] = [anArticle(), anArticle(), anArticle()];
        await save(busy);
        assert.equal(
          await store.saveAll([one, busy, other].map((key) => saved(key))),
          false,
        );
        assert.deepEqual(
          (await store.open()).map(({ item }) => item),
          [busy.item],
        );
        assert.equal(await store.saveAll([saved(one), saved(other)]), true);
        assert.equal((await store.open()).length, 3);
      });
    });

    describe('the audit trail', () => {
      const lines = async () => {
        const rows = ((await opened?.rows()) ?? '').toString();
        return rows.match(/knowledge\.\w+[^\n]*/g) ?? [];
      };

      it('names the version with every change, and nothing where there was none', async () => {
        const key = anArticle();
        await published(key, {}, minute(60));
        await store.publish(publishing(key, 1));
        await store.cancel({ ...key, number: 1, by: 'publisher', at: minute(6) });
        await save(key);
        await store.correct({ ...key, number: 1, by: 'p', at: minute(7), rows: [] });
        const written = (await lines()).join('\n');
        for (const [act, number] of [
          ['saved', 1],
          ['review', 1],
          ['published', 1],
          ['cancelled', 1],
          ['saved', 2],
          ['corrected', 1],
        ])
          assert.match(
            written,
            new RegExp(`knowledge.${act}.*article:${key.item}@${number}`),
          );
        assert.equal((await lines()).length, 6);
      });
    });

    describe('publication', () => {
      it('needs a review, or a reason why there was none', async () => {
        const key = anArticle();
        await save(key);
        assert.deepEqual(await store.publish(publishing(key, 1)), LATE);
        const alone = { by: 'writer', emergency: '封控今晚开始' };
        assert.ok(await seqOf(publishing(key, 1, alone)));
        const [row] = await store.versions(key);
        assert.equal(row?.state, 'published');
        assert.equal(row?.emergency, '封控今晚开始');
        assert.equal(row?.decidedBy, 'writer');
        assert.equal(row?.startsAt, minute(5).toISOString());
      });

      it('happens once, and nothing changes after it', async () => {
        const key = anArticle();
        await published(key, { text: '甲' });
        const before = await store.versions(key);
        assert.deepEqual(await store.publish(publishing(key, 1)), LATE);
        assert.equal(await store.save(saved(key, { revision: 1 })), null);
        const move = { ...key, revision: 1, to: 'draft', note: null } as const;
        assert.equal(await store.move({ ...move, by: 'writer', at: minute(9) }), false);
        assert.deepEqual(await store.versions(key), before);
      });

      it('is done by one of many', async () => {
        assert.ok(opened);
        const another = await opened.another();
        const key = anArticle();
        await save(key);
        await send(key, 1);
        const done = await Promise.all(
          Array.from({ length: 8 }, (_, at) =>
            (at % 2 ? store : another.knowledge).publish(publishing(key, 1)),
          ),
        );
        assert.equal(done.filter((result) => 'seq' in result).length, 1);
      });

      it('is read in the order in which it happened, whoever else publishes', async () => {
        assert.ok(opened);
        const another = await opened.another();
        const keys = Array.from({ length: 24 }, anArticle);
        for (const key of keys) {
          await save(key);
          await send(key, 1);
        }
        const begin = await published(anArticle(), {});
        // A reader that asks for what came after the last it saw misses nothing, meanwhile or later.
        const seen: VersionRow[] = [];
        let last = begin;
        const read = async () => {
          for (const row of await store.published(last, minute(9))) {
            seen.push(row);
            last = row.seq ?? last;
          }
        };
        const all = keys.map((key, at) =>
          (at % 2 ? store : another.knowledge).publish(publishing(key, 1)),
        );
        for (let i = 0; i < 10; i++) await read();
        const seqs = (await Promise.all(all)).map((result) =>
          'seq' in result ? result.seq : 0,
        );
        await read();
        assert.equal(new Set(seqs).size, keys.length);
        const inOrder = seen.map(({ seq }) => seq ?? 0);
        assert.deepEqual(
          inOrder,
          inOrder.toSorted((a, b) => a - b),
        );
        assert.deepEqual(new Set(inOrder), new Set(seqs));
      });

      it('tells a reader who knows nothing only what still matters', async () => {
        const key = anArticle();
        await published(key, { text: '旧' }, minute(1));
        await published(key, { text: '今' }, minute(10));
        await published(key, { text: '后' }, minute(60));
        await published(key, null, minute(90));
        const texts = (rows: readonly VersionRow[]) => rows.map(({ content }) => content);
        assert.deepEqual(texts(await store.published(0, minute(20))), [
          { text: '今' },
          { text: '后' },
          null,
        ]);
        assert.deepEqual(texts(await store.published(0, minute(95))), [null]);
        assert.equal((await store.published(1, minute(95))).length, 4);
      });

      it('is refused beside one that begins later, until somebody says what becomes of it', async () => {
        const key = anArticle();
        await published(key, { text: '后' }, minute(60));
        const { revision } = await save(key, { content: { text: '今' } });
        await send(key, revision);
        const how = publishing(key, revision);
        assert.deepEqual(await store.publish(how), { refused: 'later' });
        assert.equal((await store.open()).length, 1);
        const seq = await seqOf({ ...how, later: 'cancel' });
        const states = (await store.versions(key)).map(({ state }) => state);
        assert.deepEqual(states, ['cancelled', 'published']);
        assert.deepEqual(numbers(await store.published(0, minute(90))), [
          `${key.item} 2`,
        ]);
        const [after] = await store.published(seq, minute(9));
        assert.equal(after?.state, 'cancelled', 'whoever follows hears of it');
      });

      it('gives way to one that begins later, whichever was written first', async () => {
        const key = anArticle();
        await published(key, { text: '后' }, minute(60));
        await published(key, { text: '今' }, minute(5));
        const at = async (count: number) =>
          (await store.published(0, minute(count))).map(({ content }) => content);
        assert.deepEqual(await at(10), [{ text: '后' }, { text: '今' }]);
        assert.deepEqual(await at(70), [{ text: '后' }]);
      });

      it('is taken back before it begins, and not after', async () => {
        const key = anArticle();
        await published(key, {}, minute(60));
        const cancelling = { ...key, number: 1, by: 'publisher' };
        assert.equal(await store.cancel({ ...cancelling, at: minute(60) }), false);
        assert.equal(
          await store.cancel({ ...cancelling, number: 2, at: minute(9) }),
          false,
        );
        assert.equal(await store.cancel({ ...cancelling, at: minute(9) }), true);
        assert.equal(await store.cancel({ ...cancelling, at: minute(10) }), false);
        assert.deepEqual(await store.published(0, minute(90)), []);
      });

      it('lists all versions without their content', async () => {
        const key = anArticle();
        await published(key, { text: '长长的' });
        await save(key, { content: null });
        const lines = await store.lines();
        assert.deepEqual(
          lines.map(({ number, state }) => [number, state]),
          [
            [1, 'published'],
            [2, 'draft'],
          ],
        );
        assert.doesNotMatch(JSON.stringify(lines), /长长的/);
        assert.deepEqual(await store.versions(anArticle()), []);
      });
    });
  });
}
