import assert from 'node:assert/strict';
import { DueWorker } from '../../../bot/due/worker.ts';
import { CORRECTION, correctionHandler } from '../../../bot/editor/corrections.ts';
import type { Published } from '../../../bot/editor/published.ts';
import { groupCommits } from '../../../bot/group-commit.ts';
import { IntakeAdapter } from '../../../bot/intake-adapter.ts';
import { createLogger } from '../../../bot/logger.ts';
import type { PolicyNote } from '../../../integrations/database/knowledge-contract.ts';
import { memoryDeliveries } from '../../../integrations/memory/deliveries.ts';
import { memoryLocks } from '../../../integrations/memory/locks.ts';
import type { ItemKind } from '../../../web/editor/contract.ts';
import { question } from '../../knowledge/support.ts';
import { seededIds } from '../../support/fixed.ts';
import { aKey, aTurn, talk } from '../../support/turn-writes.ts';
import {
  aRow,
  asArticle,
  asEntry,
  asRegister,
  type Editing,
  openEditing,
  PACK,
  PUBLISHER,
  PUMP_ANSWER,
  refusedWith,
  WRITER,
} from './editing.ts';

const CHANGED = asArticle({ answer: { zh: PUMP_ANSWER } });
const DAY_MS = 86_400_000;

describe('editing: who was told the old rule is told the new one', () => {
  let house: Editing;
  let worker: DueWorker;
  let buried: string[];

  beforeEach(async function () {
    this.timeout(30_000);
    house = await openEditing();
    worker = working(house.published);
  });

  afterEach(async () => {
    await worker.stop();
    await house.close();
  });

  /** A worker as of a process that knows `published`. */
  function working(published: Published): DueWorker {
    const { clock, events, opened } = house;
    const { database: db } = opened;
    buried = [];
    const adapter = new IntakeAdapter({
      turns: db.turns,
      commit: groupCommits((turns) => db.turns.commit(turns), { lanes: 1, most: 8 }),
      locks: memoryLocks(),
      known: memoryDeliveries({ limit: 100 }),
      events,
      clock,
      ids: seededIds(5),
      sends: () => false,
      planned: () => undefined,
    });
    return new DueWorker({
      due: db.due,
      clock,
      log: createLogger('silent'),
      handlers: {
        [CORRECTION]: correctionHandler({
          adapter,
          db,
          clock,
          city: PACK.city,
          store: db.knowledge,
          published,
          knowledgeNow: (now) => now,
        }),
      },
      apart: [],
      sweeps: [],
      buried: (kind) => void buried.push(kind),
    });
  }

  /** A resident who was told this version. */
  const told = (version: number, article = 'pump') =>
    noted({ outcome: 'told', article, version, topic: null, words: null });

  async function noted(note: PolicyNote): Promise<string> {
    const { turns } = house.opened.database;
    const [conversation] = await turns.load([aKey()]);
    assert.ok(conversation);
    const at = house.clock.now().toISOString();
    await turns.commit([
      aTurn(conversation, { notes: [note], at, activities: talk(conversation, ['问']) }),
    ]);
    return conversation.id;
  }

  /** What was said to them since. */
  async function heard(conversationId: string): Promise<readonly string[]> {
    const { turns } = house.opened.database;
    const all = await turns.activities(conversationId, 1, 99);
    return all.map(({ activity }) => activity.text ?? '');
  }

  const correct = () => house.port.correct(PUBLISHER, 'article', 'pump');

  it('once each, and nobody else', async () => {
    const [first, second] = [await told(1), await told(1)];
    const metro = await told(1, 'ferry');
    await house.publish(CHANGED);
    const fresh = await told(2);
    assert.equal((await house.port.find(WRITER, 'article', 'pump')).toldOlder, 2);
    assert.deepEqual(await correct(), { sent: 2 });
    assert.deepEqual(house.planned, [house.clock.now()], 'the worker hears of it');
    await worker.tick();
    for (const id of [first, second]) {
      const [message, ...more] = await heard(id);
      assert.match(message ?? '', /借一天，电话8282[\s\S]*自来水厂抽水通知/);
      assert.deepEqual(more, []);
    }
    assert.deepEqual(await heard(metro), []);
    assert.deepEqual(await heard(fresh), []);
    assert.deepEqual(buried, []);
  });

  it('not again, however often it is asked for', async () => {
    const resident = await told(1);
    await house.publish(CHANGED);
    await Promise.all([correct(), correct()]);
    await worker.tick();
    assert.deepEqual(await correct(), { sent: 0 });
    await worker.tick();
    assert.equal((await heard(resident)).length, 1);
    assert.equal((await house.port.find(WRITER, 'article', 'pump')).toldOlder, 0);
  });

  it('not by two workers at once', async () => {
    const residents = await Promise.all(Array.from({ length: 12 }, () => told(1)));
    await house.publish(CHANGED);
    await correct();
    const other = working(await house.follow());
    await Promise.all([worker.tick(), other.tick()]);
    for (const id of residents) assert.equal((await heard(id)).length, 1);
    await other.stop();
  });

  it('by a worker whose process has yet to see the publication', async () => {
    const behind = await house.follow();
    const late = working(behind);
    const resident = await told(1);
    await house.publish(CHANGED);
    await correct();
    assert.equal(behind.live('article', 'pump', house.clock.now())?.number, 1);
    await late.tick();
    assert.match((await heard(resident)).join(), /借一天/);
    await late.stop();
  });

  it('of the newest rule alone, where it changed again on the way', async () => {
    const resident = await told(1);
    await house.publish(CHANGED);
    await correct();
    await house.publish(
      asArticle({ answer: { zh: '不再外借，电话{{pump-line.phone}}。' } }),
    );
    await worker.tick();
    assert.deepEqual(await heard(resident), []);
    assert.deepEqual(await correct(), { sent: 1 });
    await worker.tick();
    const [message, ...more] = await heard(resident);
    assert.match(message ?? '', /不再外借/);
    assert.deepEqual(more, []);
  });

  it('of a rule that was taken back: that it holds no more', async () => {
    const resident = await told(1);
    const { revision } = await house.port.withdraw(WRITER, 'article', 'pump', '停办');
    const how = { revision, startsAt: null, emergency: '停办', later: null };
    await house.port.publish(WRITER, 'article', 'pump', how);
    assert.deepEqual(await correct(), { sent: 1 });
    await worker.tick();
    const [message] = await heard(resident);
    assert.match(message ?? '', /“借抽水机”已经不再有效[\s\S]*8080/);
    assert.doesNotMatch(message ?? '', /抽水机可以/);
    assert.deepEqual(await correct(), { sent: 0 });
  });

  it('with the numbers of the moment it is said', async () => {
    const resident = await told(1);
    await house.publish(CHANGED);
    await correct();
    await house.publish(asEntry({ phones: ['8484'] }));
    await worker.tick();
    assert.match((await heard(resident)).join(), /借一天，电话8484/);
  });

  it('not to whom it was told more than a week ago, or who is forgotten', async () => {
    const before = await told(1);
    house.clock.advance(8 * DAY_MS);
    const gone = await told(1);
    await house.publish(CHANGED);
    assert.deepEqual(await correct(), { sent: 1 });
    const { database } = house.opened;
    const conversation = await database.turns.find(gone);
    await database.forget(conversation?.personId ?? '');
    await worker.tick();
    assert.deepEqual(await heard(before), []);
    assert.deepEqual(await heard(gone), []);
    assert.deepEqual(buried, []);
  });

  it('leaves a line in the audit trail, and knows no article that is not there', async () => {
    await told(1);
    await house.publish(CHANGED);
    await correct();
    const rows = (await house.opened.rows()).toString();
    assert.match(rows, /staff-zhao.*knowledge\.corrected.*article:pump@2/);
    const nowhere = house.port.correct(PUBLISHER, 'article', 'nothing');
    await assert.rejects(nowhere, refusedWith('unknown_item'));
  });

  describe('told a number or a zone that is another now', () => {
    /** As a resident is told who asks. */
    async function asked(text: string): Promise<string> {
      const answer = house.published
        .library()
        .answer(question(text, { now: house.clock.now() }));
      const note: PolicyNote = {
        outcome: 'told',
        article: null,
        version: null,
        topic: null,
        words: null,
      };
      if (answer.kind === 'place')
        return await noted({ ...note, place: answer.id, filled: answer.row });
      assert.ok(answer.kind === 'answered');
      const [quote] = answer.quotes;
      assert.ok(quote?.filled);
      const { article, version, filled } = quote;
      return await noted({ ...note, article, version, filled });
    }

    const older = async (kind: ItemKind, id: string) =>
      (await house.port.find(WRITER, kind, id)).toldOlder;

    it('of an entry: the articles that quote it, once each', async () => {
      const resident = await asked('抽水机去哪里借');
      await house.publish(asEntry({ name: { zh: '抽水热线' } }));
      assert.equal(
        await older('entry', 'pump-line'),
        0,
        'what is not quoted was not told',
      );
      await house.publish(asEntry({ phones: ['8484'] }));
      assert.equal(await older('entry', 'pump-line'), 1);
      assert.equal(await older('article', 'pump'), 1);
      const fresh = await asked('抽水机去哪里借');
      const sent = await house.port.correct(PUBLISHER, 'entry', 'pump-line');
      assert.deepEqual(sent, { sent: 1 });
      await worker.tick();
      assert.match((await heard(resident)).join(), /免费借，电话8484/);
      assert.deepEqual(await heard(fresh), []);
      assert.equal(await older('entry', 'pump-line'), 0);
      await house.publish(asEntry({ phones: ['8585'] }));
      await house.port.correct(PUBLISHER, 'entry', 'pump-line');
      await worker.tick();
      assert.match(
        (await heard(resident))[1] ?? '',
        /8585/,
        'and again when it changes again',
      );
    });

    it('of the register: places whose row is another', async () => {
      const row = aRow('灯塔新村', { district: 'hill' });
      await house.publish(asRegister([...PACK.register.rows, row]));
      const moved = await asked('渔人码头是什么区');
      const stays = await asked('灯塔新村是什么区');
      const dry = aRow('渔人码头', { until: '2030-05-01' });
      await house.publish(asRegister([dry, row]));
      assert.equal(await older('register', 'zones'), 1);
      await house.port.correct(PUBLISHER, 'register', 'zones');
      await worker.tick();
      assert.match((await heard(moved)).join(), /更正[\s\S]*渔人码头/);
      assert.deepEqual(await heard(stays), []);
      assert.equal(await older('register', 'zones'), 0);
      await house.publish(asRegister([row]));
      await house.port.correct(PUBLISHER, 'register', 'zones');
      await worker.tick();
      assert.match((await heard(moved))[1] ?? '', /“渔人码头”已经不再有效/);
      await house.publish(asRegister([dry, row]));
      await house.port.correct(PUBLISHER, 'register', 'zones');
      await worker.tick();
      assert.equal((await heard(moved)).length, 3, 'what held before holds again');
    });
  });

  it('by who published alone in an emergency, and by no other editor', async () => {
    await told(1);
    const { revision } = await house.save(CHANGED);
    const how = { revision, startsAt: null, emergency: '号码错了', later: null };
    await house.port.publish(WRITER, 'article', 'pump', how);
    const other = { ...WRITER, staffId: 'staff-wu' };
    assert.equal((await house.port.find(other, 'article', 'pump')).mayCorrect, false);
    const refused = house.port.correct(other, 'article', 'pump');
    await assert.rejects(refused, refusedWith('not_allowed'));
    assert.equal((await house.port.find(WRITER, 'article', 'pump')).mayCorrect, true);
    assert.deepEqual(await house.port.correct(WRITER, 'article', 'pump'), { sent: 1 });
  });

  it('by an approver alone, where two published it', async () => {
    await house.publish(CHANGED);
    const refused = house.port.correct(WRITER, 'article', 'pump');
    await assert.rejects(refused, refusedWith('not_allowed'));
  });
});
