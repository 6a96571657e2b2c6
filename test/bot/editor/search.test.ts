import assert from 'node:assert/strict';
import {
  aRow,
  asArticle,
  asRegister,
  type Editing,
  openEditing,
  WRITER,
} from './editing.ts';

describe('editing: the search in what items say', () => {
  let house: Editing;

  before(async function () {
    this.timeout(30_000);
    house = await openEditing();
  });

  after(() => house.close());

  const found = async (words: string) =>
    (await house.port.search(WRITER, words))
      .map(({ kind, id }) => `${kind} ${id}`)
      .sort();

  it('finds a number, a part of an answer, a wording and a source', async () => {
    assert.deepEqual(await found('8282'), ['article pump', 'entry pump-line']);
    assert.deepEqual(await found('免费借'), ['article pump']);
    assert.deepEqual(await found('旧码头'), ['article water-harbour']);
    assert.deepEqual(await found('OLD pier'), ['article water-harbour']);
    assert.deepEqual(await found('自来水厂 抽水机'), ['article pump']);
    assert.deepEqual(await found('自来水厂 鸽子'), []);
  });

  it('finds what answers, asked in other words than those filed', async () => {
    assert.deepEqual(await found('我想借一台抽水机，去哪里借'), ['article pump']);
    assert.deepEqual(await found('能养鸽子吗'), []);
  });

  it('finds what is only being written, and a place of the register', async () => {
    const { revision } = await house.save(
      asArticle({ answer: { zh: '仓库三号门领。' } }),
    );
    assert.deepEqual(await found('三号门'), ['article pump']);
    assert.deepEqual(await found('免费借'), ['article pump'], 'and what is live');
    const discarded = { revision, to: 'discarded', note: '' } as const;
    await house.port.move(WRITER, 'article', 'pump', discarded);
    assert.deepEqual(await found('三号门'), []);
    await house.publish(asRegister([aRow('渔人码头')]));
    assert.deepEqual(await found('渔人'), ['register zones']);
  });
});
