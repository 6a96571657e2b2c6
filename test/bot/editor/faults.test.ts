import assert from 'node:assert/strict';
import { faultText } from '../../../knowledge/content/fault.ts';
import type { ItemContent, ItemKind } from '../../../web/editor/contract.ts';
import {
  aRow,
  asArticle,
  asEntry,
  asRegister,
  type Editing,
  openEditing,
  PACK,
  PUBLISHER,
  PUMP,
  refusedWith,
  WRITER,
} from './editing.ts';

const refused = refusedWith('not_publishable');

/** `water-harbour` and one that answers the same for the same people. */
const HARBOUR = PACK.articles.find(({ id }) => id === 'water-harbour') ?? PUMP;

describe('editing: what stops a publication, and what it would change', () => {
  let house: Editing;

  before(async function () {
    this.timeout(30_000);
    house = await openEditing();
  });

  after(() => house.close());

  /** Sent to review, tried to be published, and thrown away again. */
  async function tried(content: ItemContent, kind: ItemKind, id: string) {
    const { revision, faults } = await house.save(content);
    await house.port.move(WRITER, kind, id, { revision, to: 'review', note: '' });
    try {
      const how = { revision, startsAt: null, emergency: null, later: null };
      await assert.rejects(house.port.publish(PUBLISHER, kind, id, how), refused);
      const alone = { ...how, emergency: '等不及' };
      await assert.rejects(house.port.publish(WRITER, kind, id, alone), refused);
    } finally {
      await house.port.move(WRITER, kind, id, { revision, to: 'discarded', note: '' });
    }
    return faults.map(faultText);
  }

  const FAULTS: readonly (readonly [string, Parameters<typeof asArticle>[0], RegExp])[] =
    [
      ['a zone that the city lacks', { zones: ['sealed'] }, /zones: .*sealed/],
      ['a category that the city lacks', { category: 'metro' }, /category: .*metro/],
      [
        'a number that it does not tell',
        { phones: ['5550000'] },
        /phones: 5550000 does not stand/,
      ],
      [
        'an entry that is not there',
        { answer: { zh: '电话{{pump-desk.phone}}' } },
        /\{\{pump-desk\.phone\}\}/,
      ],
      [
        'a reference with a slip of the pen',
        { answer: { zh: '电话{{Pump-Line.phone}}' } },
        /\{\{Pump-Line\.phone\}\}/,
      ],
      [
        'an end before its beginning',
        { validFrom: '2030-05-03', validUntil: '2030-05-02' },
        /validUntil/,
      ],
    ];
  for (const [what, change, says] of FAULTS)
    it(`is stopped by ${what}, in an emergency too`, async () => {
      const content = asArticle({ ...change, checks: [] });
      const faults = await tried(content, 'article', 'pump');
      assert.match(faults.join('\n'), says);
      assert.equal(house.answer('抽水机去哪里借'), '抽水机可以免费借，电话8282。');
    });

  it('is stopped by a check that it does not pass', async () => {
    const checks = [{ text: '轮渡多久一班', at: '2030-05-04' }];
    const faults = await tried(asArticle({ checks }), 'article', 'pump');
    assert.deepEqual(faults, [], 'nothing is wrong with its words');
    const impact = await house.port.impact(
      WRITER,
      'article',
      'pump',
      asArticle({ checks }),
    );
    assert.deepEqual(
      impact.checks.map(({ text, passed }) => [text, passed]),
      [['轮渡多久一班', false]],
    );
    assert.match(impact.checks[0]?.answer ?? '', /轮渡每30分钟/);
  });

  it('is stopped where an entry would leave articles with nothing to quote', async () => {
    const faults = await tried(asEntry({ phones: [] }), 'entry', 'pump-line');
    assert.match(faults.join('\n'), /借抽水机.*\{\{pump-line\.phone\}\}/);
    const { revision } = await house.port.withdraw(WRITER, 'entry', 'pump-line', '停');
    const move = { revision, note: '' };
    await house.port.move(WRITER, 'entry', 'pump-line', { ...move, to: 'review' });
    const how = { revision, startsAt: null, emergency: null, later: null };
    await assert.rejects(
      house.port.publish(PUBLISHER, 'entry', 'pump-line', how),
      refused,
    );
    await house.port.move(WRITER, 'entry', 'pump-line', { ...move, to: 'discarded' });
  });

  it('is stopped by a register that names no district of the city, or contradicts itself', async () => {
    const faults = await tried(
      asRegister([
        aRow('甲小区', { district: 'jinshui' }),
        aRow('乙小区', { zone: 'sealed' }),
        aRow('丙小区'),
        aRow('丙小区', { from: '2030-05-01T00:00' }),
        aRow('丁小区', { until: '2030-04-30' }),
      ]),
      'register',
      'zones',
    );
    assert.deepEqual(faults, [
      '丙小区: two rows begin at 2030-05-01T00:00',
      '丁小区: until: ends before it begins',
      '甲小区: district: city.json has no jinshui',
      '乙小区: zone: city.json has no sealed',
    ]);
  });

  it('tells who else answers the same', async () => {
    const twin = asArticle({ id: 'water-old', checks: [] }, HARBOUR);
    const { conflicts } = await house.port.impact(WRITER, 'article', 'water-old', twin);
    assert.deepEqual(
      conflicts.map(({ id, title }) => [id, title]),
      [['water-harbour', '码头区送水']],
    );
    const hill = asArticle({ id: 'water-old', districts: ['hill'] }, HARBOUR);
    const { conflicts: other } = await house.port.impact(
      WRITER,
      'article',
      'water-old',
      hill,
    );
    assert.deepEqual(
      other.map(({ id }) => id),
      ['water-hill'],
    );
  });

  it('tells which checks are answered otherwise, of other articles too', async () => {
    const impact = await house.port.impact(
      WRITER,
      'entry',
      'pump-line',
      asEntry({ phones: ['8484'] }),
    );
    assert.equal(impact.ran, 2);
    assert.deepEqual(impact.checks, []);
    assert.deepEqual(
      impact.changes.map(({ text, of, passes }) => [text, of, passes]),
      [
        ['抽水机去哪里借', '借抽水机', true],
        ['where can I borrow a pump', '借抽水机', true],
      ],
    );
    const [change] = impact.changes;
    assert.match(change?.before ?? '', /8282/);
    assert.match(change?.after ?? '', /8484/);
    assert.equal(house.answer('抽水机去哪里借'), '抽水机可以免费借，电话8282。');
  });

  it('tells apart checks with the same words for other places', async () => {
    const checks = [
      { text: '停水了哪里有送水', district: 'harbour' },
      { text: '停水了哪里有送水', district: 'hill' },
    ];
    const both = asArticle({ checks, answer: { zh: '水车停运，电话8181。' } }, HARBOUR);
    await house.publish(asArticle({ checks: checks.slice(0, 1) }, HARBOUR));
    const { changes } = await house.port.impact(WRITER, 'article', 'water-harbour', both);
    assert.equal(changes.length, 1);
    assert.match(changes[0]?.before ?? '', /旧码头/);
    assert.match(changes[0]?.after ?? '', /停运/);
  });

  it('is stopped by the check of another that it would break, but not in an emergency', async () => {
    const [asked = ''] = PUMP.questions;
    const rival = asArticle({
      id: 'pump-new',
      matter: 'pump-new',
      questions: [...PUMP.questions, '抽水机哪里有', '抽水机怎么借到'],
      answer: { zh: '抽水机到码头仓库领。' },
      announcedOn: '2030-05-02',
      checks: [],
    });
    const { changes, conflicts } = await house.port.impact(
      WRITER,
      'article',
      'pump-new',
      rival,
    );
    const broken = changes.filter(({ breaks }) => breaks);
    assert.ok(broken.length > 0);
    assert.ok(broken.every(({ article, passes }) => article === 'pump' && !passes));
    assert.deepEqual(
      conflicts.map(({ id, asked: filed }) => [id, filed.includes(asked)]),
      [['pump', true]],
    );
    const { revision } = await house.save(rival);
    await house.port.move(WRITER, 'article', 'pump-new', {
      revision,
      to: 'review',
      note: '',
    });
    const how = { revision, startsAt: null, emergency: null, later: null };
    await assert.rejects(
      house.port.publish(PUBLISHER, 'article', 'pump-new', how),
      refused,
    );
    const alone = { ...how, emergency: '码头着火，旧地点去不得' };
    await house.port.publish(WRITER, 'article', 'pump-new', alone);
    assert.equal(house.answer(asked), '抽水机到码头仓库领。');
    const gone = await house.port.withdraw(WRITER, 'article', 'pump-new', '完');
    const back = { ...how, revision: gone.revision, emergency: '完' };
    await house.port.publish(WRITER, 'article', 'pump-new', back);
  });

  it('says where the English stayed behind the Chinese', async () => {
    const behind = async (answer: { zh: string; en?: string }) =>
      (
        await house.port.impact(
          WRITER,
          'article',
          'water-harbour',
          asArticle({ answer }, HARBOUR),
        )
      ).behind;
    const { en = '' } = HARBOUR.answer;
    assert.deepEqual(await behind({ zh: '水车停运。', en }), ['answer.en']);
    assert.deepEqual(await behind({ zh: '水车停运。', en: 'No tank comes.' }), []);
  });

  it('says nothing changes where nothing does', async () => {
    assert.deepEqual(
      (await house.port.impact(WRITER, 'entry', 'pump-line', asEntry({}))).changes,
      [],
    );
  });

  it('tells what a withdrawal takes from residents', async () => {
    const impact = await house.port.impact(WRITER, 'article', 'pump', null);
    assert.deepEqual([impact.faults, impact.checks], [[], []]);
    assert.deepEqual(
      impact.changes.map(({ text, of, passes }) => [text, of, passes]),
      [
        ['抽水机去哪里借', '借抽水机', false],
        ['where can I borrow a pump', '借抽水机', false],
      ],
    );
    assert.match(impact.changes[0]?.after ?? '', /没有查到/);
    const entry = await house.port.impact(WRITER, 'entry', 'pump-line', null);
    assert.match(entry.faults.map(faultText).join(), /\{\{pump-line\.phone\}\}/);
  });

  it('is stopped by an entry that is over, but an entry that ends stops nothing', async () => {
    const over = asEntry({ validUntil: '2030-05-01' });
    await house.publish(over);
    assert.equal(
      house.answer('抽水机去哪里借'),
      'expired',
      'its number is not told as current',
    );
    const faults = await tried(asArticle({ checks: [] }), 'article', 'pump');
    assert.deepEqual(faults, ['{{pump-line}}: the entry is over']);
    const line = (await house.port.list(WRITER)).find(({ id }) => id === 'pump');
    assert.equal(line?.broken, 1);
    await house.publish(asEntry({}));
    assert.match(house.answer('抽水机去哪里借'), /8282/);
  });
});
