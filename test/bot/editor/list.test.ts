import assert from 'node:assert/strict';
import type { PolicyNote } from '../../../integrations/database/knowledge-contract.ts';
import type { ItemLine } from '../../../web/editor/contract.ts';
import { aKey, aTurn } from '../../support/turn-writes.ts';
import {
  asArticle,
  asEntry,
  type Editing,
  HOUR_MS,
  NOW,
  openEditing,
  PACK,
  PUMP,
  WRITER,
} from './editing.ts';

const NOTE = { article: null, version: null, topic: null, words: null } as const;

describe('editing: the list', () => {
  let house: Editing;

  before(async function () {
    this.timeout(30_000);
    house = await openEditing();
  });

  after(() => house.close());

  afterEach(() => house.clock.set(NOW));

  async function line(id: string): Promise<ItemLine> {
    const found = (await house.port.list(WRITER)).find((item) => item.id === id);
    assert.ok(found);
    return found;
  }

  async function noted(...notes: readonly PolicyNote[]) {
    const { turns } = house.opened.database;
    const [conversation] = await turns.load([aKey()]);
    assert.ok(conversation);
    const at = house.clock.now().toISOString();
    await turns.commit([aTurn(conversation, { notes, at })]);
  }

  it('tells what holds, what is over and what has not begun, by the city’s clock', async () => {
    const times = async (id: string) => {
      const { validity, due, validUntil } = await line(id);
      return [validity, due, validUntil];
    };
    assert.deepEqual(await times('ferry'), ['not_yet', null, null]);
    assert.deepEqual(await times('pump'), ['holds', null, null]);
    assert.deepEqual(await times('zones'), ['holds', null, null]);
    // It ends at 20:00 there, which is 19:00 UTC.
    const until = '2030-05-03T20:00';
    assert.deepEqual(await times('water-hill'), ['holds', 'expires', until]);
    house.clock.set('2030-05-03T19:00:00Z');
    assert.deepEqual(await times('water-hill'), ['holds', 'expires', until]);
    house.clock.set('2030-05-03T19:01:00Z');
    assert.deepEqual(await times('water-hill'), ['over', null, until]);
  });

  it('warns two days before an end', async () => {
    await house.publish(asArticle({ validUntil: '2030-05-06' }));
    house.clock.set('2030-05-03T22:59:00Z');
    assert.equal((await line('pump')).due, null);
    house.clock.set('2030-05-04T00:00:00Z');
    assert.equal((await line('pump')).due, 'expires');
  });

  it('holds to the last minute of a day', async () => {
    await house.publish(asEntry({ validUntil: '2030-05-02' }));
    house.clock.set('2030-05-02T22:59:00Z');
    assert.equal((await line('pump-line')).validity, 'holds');
    house.clock.set('2030-05-02T23:00:00Z');
    assert.equal((await line('pump-line')).validity, 'over');
  });

  it('reminds of what must be looked at again', async () => {
    await house.publish(asArticle({ reviewBy: '2030-05-03' }));
    assert.equal((await line('pump')).due, null);
    house.clock.set('2030-05-03T08:00:00Z');
    assert.equal((await line('pump')).due, 'review');
  });

  it('counts how often it was asked and what it was worth, for thirty days', async () => {
    await noted(
      { ...NOTE, outcome: 'told', article: 'ferry', version: 1 },
      { ...NOTE, outcome: 'expired', article: 'ferry', version: 1 },
      { ...NOTE, outcome: 'helpful', article: 'ferry' },
      { ...NOTE, outcome: 'unhelpful', article: 'ferry' },
    );
    const { asked, helpful, unhelpful } = await line('ferry');
    assert.deepEqual([asked, helpful, unhelpful], [2, 1, 1]);
    house.clock.advance(31 * 24 * HOUR_MS);
    assert.equal((await line('ferry')).asked, 0);
  });

  it('counts references of a draft that lead nowhere', async () => {
    assert.equal((await line('ferry')).broken, 0);
    const ferry = PACK.articles.find(({ id }) => id === 'ferry') ?? PUMP;
    const answer = { zh: '{{pump-line.phone}} {{gone.phone}} {{gone.phone}} {{gone}}' };
    const { revision } = await house.save(asArticle({ answer }, ferry));
    assert.equal((await line('ferry')).broken, 2);
    const thrown = { revision, to: 'discarded', note: '' } as const;
    await house.port.move(WRITER, 'article', 'ferry', thrown);
    assert.equal((await line('ferry')).broken, 0);
  });

  it('lists what nobody published yet by its draft', async () => {
    const draft = asArticle({ id: 'tent', title: { zh: '补帐篷' } });
    await house.save(draft);
    const { title, live, open, validity } = await line('tent');
    assert.deepEqual([title, live, validity], ['补帐篷', null, null]);
    assert.deepEqual(open, { number: 1, state: 'draft', by: 'lin', returned: false });
  });

  it('groups questions without an answer until they are dealt with', async () => {
    await noted(
      { ...NOTE, outcome: 'open', topic: 'pets', words: '能养鸽子吗' },
      { ...NOTE, outcome: 'open', topic: 'pets', words: null },
    );
    const groups = await house.port.unanswered(WRITER);
    assert.deepEqual(groups, [
      { key: 'pets', count: 2, lastAt: NOW, words: ['能养鸽子吗'] },
    ]);
    await house.port.settle(WRITER, 'pets');
    assert.deepEqual(await house.port.unanswered(WRITER), []);
  });

  it('groups by likeness what is about nothing that has a name', async () => {
    const asked = ['楼下能遛鸽子吗', '电梯几点修好', '楼下可以遛鸽子吗'];
    for (const words of asked)
      await noted({ ...NOTE, outcome: 'open', topic: 'other', words });
    const groups = await house.port.unanswered(WRITER);
    assert.deepEqual(
      groups.map(({ count, words }) => [count, ...words]),
      [
        [2, '楼下可以遛鸽子吗', '楼下能遛鸽子吗'],
        [1, '电梯几点修好'],
      ],
    );
    await house.port.settle(WRITER, groups[0]?.key ?? '');
    const left = await house.port.unanswered(WRITER);
    assert.deepEqual(
      left.map(({ words }) => words),
      [['电梯几点修好']],
    );
  });

  it('shows what differs between two versions, and all of it where there was none', async () => {
    const tell = async (from: number | null, to: number) =>
      await house.port.difference(WRITER, 'entry', 'pump-line', from, to);
    await house.publish(asEntry({ phones: ['8282', '8284'], hours: { zh: '全天' } }));
    const { history } = await house.port.find(WRITER, 'entry', 'pump-line');
    const newest = history[0]?.number ?? 0;
    const changed = await tell(1, newest);
    assert.deepEqual(
      changed.map(({ field }) => field),
      ['hours.zh', 'phones'],
    );
    assert.deepEqual(changed[1]?.pieces, [
      { text: '8282\n', is: 'same' },
      { text: '8283\n', is: 'removed' },
      { text: '8284\n', is: 'added' },
    ]);
    assert.deepEqual(await tell(newest, newest), []);
    const all = await tell(null, 1);
    assert.ok(all.every(({ pieces }) => pieces.every(({ is }) => is === 'added')));
    assert.ok(all.some(({ field }) => field === 'name.zh'));
  });
});
