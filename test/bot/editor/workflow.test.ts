import assert from 'node:assert/strict';
import type { ItemKind } from '../../../web/editor/contract.ts';
import {
  aRow,
  asArticle,
  asEntry,
  asRegister,
  type Editing,
  HOUR_MS,
  NOW,
  openEditing,
  PUBLISHER,
  PUMP_ANSWER,
  refusedWith,
  WRITER,
} from './editing.ts';

const ASKED = '抽水机去哪里借';
const OLD = '抽水机可以免费借，电话8282。';
const NEW = '抽水机可以借一天，电话8282。';
const CHANGED = asArticle({ answer: { zh: PUMP_ANSWER } });
const AT_ONCE = { startsAt: null, emergency: null, later: null };

describe('editing: from a draft to what residents are told', () => {
  let house: Editing;

  beforeEach(async function () {
    this.timeout(30_000);
    house = await openEditing();
  });

  afterEach(() => house.close());

  const move = (revision: number, to: 'review' | 'draft' | 'discarded', note = '') =>
    house.port.move(WRITER, 'article', 'pump', { revision, to, note });
  const publish = (revision: number, by = PUBLISHER, how = {}) =>
    house.port.publish(by, 'article', 'pump', { revision, ...AT_ONCE, ...how });
  const find = (kind: ItemKind = 'article', id = 'pump') =>
    house.port.find(WRITER, kind, id);
  const line = async (id = 'pump') =>
    (await house.port.list(WRITER)).find((item) => item.id === id);

  it('begins with the city pack, which nobody wrote', async () => {
    const items = await house.port.list(WRITER);
    assert.deepEqual(
      items.map(({ kind, id, title, live }) => [kind, id, title, live]),
      [
        ['article', 'ferry', '轮渡', 1],
        ['article', 'pump', '借抽水机', 1],
        ['article', 'water-harbour', '码头区送水', 1],
        ['article', 'water-hill', '山坡区送水', 1],
        ['entry', 'pump-line', '抽水专线', 1],
        ['register', 'zones', 'zones', 1],
      ],
    );
    const item = await find();
    assert.equal(item.history[0]?.writtenBy, '');
    assert.equal(item.live?.number, 1);
    assert.equal(item.open, null);
    assert.equal(house.answer(ASKED), OLD);
  });

  it('is written by one, looked at and published by another', async () => {
    const draft = await house.save(CHANGED);
    assert.deepEqual(draft.faults, []);
    assert.equal(draft.writtenBy, 'lin');
    assert.equal(house.answer(ASKED), OLD, 'a draft is told to nobody');
    await move(draft.revision, 'review');
    assert.deepEqual((await line())?.open, {
      number: 2,
      state: 'review',
      by: 'lin',
      returned: false,
    });
    await publish(draft.revision);
    assert.equal(house.answer(ASKED), NEW);
    const { live, open, history } = await find();
    assert.equal(live?.number, 2);
    assert.deepEqual(
      live?.content,
      asArticle({ answer: { zh: PUMP_ANSWER }, version: 2 }),
    );
    assert.equal(open, null);
    assert.deepEqual(
      history.map((version) => [version.number, version.state, version.decidedBy]),
      [
        [2, 'published', 'zhao'],
        [1, 'published', null],
      ],
    );
    assert.equal(history[0]?.emergency, null);
  });

  it('tells each version by its number', async () => {
    await house.publish(CHANGED);
    const answer = house.published.library().answer({
      text: ASKED,
      language: 'zh',
      zone: null,
      district: null,
      now: house.clock.now(),
      previous: null,
    });
    assert.ok(answer.kind === 'answered');
    assert.equal(answer.quotes[0]?.version, 2);
  });

  it('is not published by its writer, nor before it was sent to review', async () => {
    const { revision } = await house.save(CHANGED);
    await assert.rejects(publish(revision), refusedWith('wrong_state'));
    await move(revision, 'review');
    await assert.rejects(publish(revision, WRITER), refusedWith('own_draft'));
    assert.equal(house.answer(ASKED), OLD);
    await publish(revision);
    await assert.rejects(publish(revision), refusedWith('changed_meanwhile'));
  });

  it('belongs to whoever changed it last, reviewers too', async () => {
    const { revision } = await house.save(CHANGED);
    await move(revision, 'review');
    const mine = { revision, content: CHANGED, note: '改了一个字' };
    const mended = await house.port.save(PUBLISHER, 'pump', mine);
    assert.equal(mended.state, 'draft');
    await move(mended.revision, 'review');
    await assert.rejects(publish(mended.revision), refusedWith('own_draft'));
  });

  it('is published by its writer alone in an emergency, and the history says why', async () => {
    const { revision } = await house.save(CHANGED);
    await publish(revision, WRITER, { emergency: '水位一小时内过线' });
    assert.equal(house.answer(ASKED), NEW);
    const [latest] = (await find()).history;
    assert.equal(latest?.emergency, '水位一小时内过线');
    assert.deepEqual([latest?.writtenBy, latest?.decidedBy], ['lin', 'lin']);
    const audit = (await house.opened.rows()).toString();
    assert.match(audit, /staff-lin.*knowledge\.published_alone.*article:pump@2/);
  });

  it('begins by the clock where a moment was set', async () => {
    const begins = new Date(Date.parse(NOW) + HOUR_MS);
    await house.publish(CHANGED, begins);
    assert.equal(house.answer(ASKED), OLD);
    assert.deepEqual((await line())?.scheduled, {
      number: 2,
      startsAt: begins.toISOString(),
    });
    assert.equal((await line())?.live, 1);
    house.clock.advance(HOUR_MS - 1);
    await house.published.refresh();
    assert.equal(house.answer(ASKED), OLD);
    house.clock.advance(1);
    await house.published.refresh();
    assert.equal(house.answer(ASKED), NEW);
    assert.equal((await line())?.scheduled, null);
    assert.equal((await line())?.live, 2);
  });

  it('begins at once where the moment set is past', async () => {
    await house.publish(CHANGED, new Date(Date.parse(NOW) - HOUR_MS));
    assert.equal(house.answer(ASKED), NEW);
    assert.equal((await find()).history[0]?.startsAt, NOW);
  });

  describe('beside a version that is to begin later', () => {
    const begins = new Date(Date.parse(NOW) + HOUR_MS);
    const FIX = asArticle({ answer: { zh: '不再外借，电话{{pump-line.phone}}。' } });
    const FIXED = '不再外借，电话8282。';

    beforeEach(() => house.publish(CHANGED, begins));

    const anHourOn = async () => {
      house.clock.advance(2 * HOUR_MS);
      await house.published.refresh();
    };

    it('is not published before somebody chose what becomes of that one', async () => {
      await assert.rejects(house.publish(FIX), refusedWith('later_scheduled'));
      assert.equal(house.answer(ASKED), OLD);
      assert.equal((await find()).open?.state, 'review', 'nothing of it was done');
    });

    it('holds until that one begins', async () => {
      await house.publish(FIX, undefined, 'keep');
      assert.equal(house.answer(ASKED), FIXED);
      assert.deepEqual((await find()).scheduled, [
        { number: 2, startsAt: begins.toISOString() },
      ]);
      await anHourOn();
      assert.equal(house.answer(ASKED), NEW);
      const other = await house.follow();
      assert.equal(house.answer(ASKED, other), NEW, 'for a process that starts late too');
    });

    it('takes its place for good', async () => {
      const other = await house.follow();
      await house.publish(FIX, undefined, 'cancel');
      assert.deepEqual((await find()).scheduled, []);
      assert.equal((await line())?.scheduled, null);
      assert.equal((await find()).history[1]?.state, 'cancelled');
      await anHourOn();
      await other.refresh();
      assert.equal(house.answer(ASKED), FIXED);
      assert.equal(house.answer(ASKED, other), FIXED);
      const audit = (await house.opened.rows()).toString();
      assert.match(audit, /staff-zhao.*knowledge\.cancelled.*article:pump@2/);
    });

    it('may follow it without a word', async () => {
      const later = new Date(begins.getTime() + 2 * HOUR_MS);
      await house.publish(FIX, later);
      const numbers = (await find()).scheduled.map(({ number }) => number);
      assert.deepEqual(numbers, [2, 3]);
      await anHourOn();
      assert.equal(house.answer(ASKED), NEW);
    });

    it('may be taken back by itself, until it begins', async () => {
      const cancel = () => house.port.cancel(PUBLISHER, 'article', 'pump', 2);
      await cancel();
      assert.deepEqual((await find()).scheduled, []);
      await assert.rejects(cancel(), refusedWith('changed_meanwhile'));
      await anHourOn();
      assert.equal(house.answer(ASKED), OLD);
      const begun = house.port.cancel(PUBLISHER, 'article', 'pump', 1);
      await assert.rejects(begun, refusedWith('changed_meanwhile'));
    });
  });

  it('is withdrawn as it is published: by two, and from then on not known', async () => {
    const withdrawal = await house.port.withdraw(WRITER, 'article', 'pump', '已停办');
    assert.equal(withdrawal.content, null);
    assert.equal(withdrawal.withdraws, true);
    assert.equal(house.answer(ASKED), OLD);
    await move(withdrawal.revision, 'review');
    await publish(withdrawal.revision);
    assert.equal(house.answer(ASKED), 'unknown');
    const item = await find();
    assert.equal(item.live, null);
    assert.equal((await line())?.live, null);
    assert.equal((await line())?.title, 'pump');
    const again = await house.port.restore(WRITER, 'article', 'pump', 1);
    await move(again.revision, 'review');
    await publish(again.revision);
    assert.equal(house.answer(ASKED), OLD, 'and comes back');
  });

  it('comes back as an older version, written anew', async () => {
    await house.publish(CHANGED);
    const restored = await house.port.restore(WRITER, 'article', 'pump', 1);
    assert.equal(restored.number, 3);
    assert.equal(restored.writtenBy, 'lin');
    await move(restored.revision, 'review');
    await publish(restored.revision);
    assert.equal(house.answer(ASKED), OLD);
    const missing = house.port.restore(WRITER, 'article', 'pump', 99);
    await assert.rejects(missing, refusedWith('unknown_item'));
  });

  it('goes back with a reason, and is thrown away', async () => {
    const { revision } = await house.save(CHANGED);
    await move(revision, 'review');
    await move(revision, 'draft', '没有日期');
    assert.equal((await find()).open?.note, '没有日期');
    assert.equal((await line())?.open?.returned, true);
    await assert.rejects(publish(revision), refusedWith('wrong_state'));
    await move(revision, 'discarded');
    assert.equal((await find()).open, null);
    assert.equal((await line())?.open, null);
    assert.equal((await find()).history[0]?.state, 'discarded');
  });

  it('refuses whoever looked at something that changed meanwhile', async () => {
    const { revision } = await house.save(CHANGED);
    const meanwhile = refusedWith('changed_meanwhile');
    await assert.rejects(house.save(CHANGED), meanwhile);
    await assert.rejects(house.port.withdraw(WRITER, 'article', 'pump', 'x'), meanwhile);
    await assert.rejects(house.port.restore(WRITER, 'article', 'pump', 1), meanwhile);
    await house.save(CHANGED, revision);
    await assert.rejects(house.save(CHANGED, revision), meanwhile);
    await assert.rejects(move(revision, 'review'), meanwhile);
    await assert.rejects(publish(revision), meanwhile);
  });

  it('lets one of two editors who save at the same moment win', async () => {
    const { revision } = await house.save(CHANGED);
    const saves = await Promise.allSettled(
      [WRITER, PUBLISHER].map((who) =>
        house.port.save(who, 'pump', { revision, content: CHANGED, note: who.username }),
      ),
    );
    const kept = saves.flatMap((each) =>
      each.status === 'fulfilled' ? [each.value] : [],
    );
    assert.equal(kept.length, 1);
    assert.equal((await find()).open?.note, kept[0]?.note);
  });

  it('knows no item that is not there, and no content under another name', async () => {
    const unknown = refusedWith('unknown_item');
    await assert.rejects(find('article', 'nothing'), unknown);
    await assert.rejects(find('entry', 'pump'), unknown);
    const withdrawn = house.port.withdraw(WRITER, 'entry', 'nothing', 'x');
    await assert.rejects(withdrawn, unknown);
    await assert.rejects(
      house.port.save(WRITER, 'pumps', { revision: null, content: CHANGED, note: '' }),
      refusedWith('bad_input'),
    );
  });

  it('adds an item that was not there', async () => {
    const tent = asArticle({
      id: 'tent',
      matter: 'tent',
      title: { zh: '补帐篷' },
      questions: ['帐篷漏雨怎么补', 'how do I mend a tent'],
      answer: { zh: '社区工坊可以补帐篷。' },
      checks: [{ text: '帐篷漏雨怎么补' }],
    });
    assert.equal(house.outcome('帐篷漏雨怎么补'), 'unknown');
    await house.publish(tent);
    assert.equal(house.outcome('帐篷漏雨怎么补'), 'tent');
    assert.equal((await line('tent'))?.title, '补帐篷');
  });

  it('changes a number once, in all that quotes it', async () => {
    await house.publish(asEntry({ phones: ['8484'] }));
    assert.equal(house.answer(ASKED), '抽水机可以免费借，电话8484。');
    assert.equal((await find()).live?.number, 1, 'the article is the same version');
  });

  it('changes the zone register', async () => {
    assert.equal(house.outcome('渔人码头是什么区'), 'place');
    assert.equal(house.outcome('灯塔新村是什么区'), 'ask_place');
    await house.publish(asRegister([aRow('灯塔新村', { district: 'hill' })]));
    assert.equal(house.outcome('灯塔新村是什么区'), 'place');
    assert.equal(house.outcome('渔人码头是什么区'), 'ask_place');
    const names = house.published
      .library()
      .gazetteer.estates.flatMap((each) => each.names);
    assert.deepEqual(names, ['灯塔新村']);
  });

  it('writes down who did what, and tells the pages', async () => {
    let heard = 0;
    const stop = house.port.watch(() => {
      heard += 1;
    });
    await house.publish(CHANGED);
    await house.port.settle(WRITER, 'pets');
    assert.equal(heard, 4);
    stop();
    await house.save(asEntry({}));
    assert.equal(heard, 4);
    const rows = (await house.opened.rows()).toString();
    for (const trace of [
      /staff-lin.*knowledge\.saved.*article:pump/,
      /staff-lin.*knowledge\.review.*article:pump/,
      /staff-zhao.*knowledge\.published,/,
      /staff-lin.*knowledge\.settled/,
    ])
      assert.match(rows, trace);
  });
});
