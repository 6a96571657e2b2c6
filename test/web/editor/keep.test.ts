import assert from 'node:assert/strict';
import type { ItemContent } from '../../../web/editor/contract.ts';
import { Keep } from '../../../web/editor/keep.ts';
import type { Writing } from '../../../web/editor/model.ts';
import type { Shelf } from '../../../web/shared/remembered.ts';
import { item, ofArticle, ofRows, row } from './sample.ts';

const REF = { kind: 'article', id: 'testing-time' } as const;
const ZONES = { kind: 'register', id: 'zones' } as const;

function shelfOf(map = new Map<string, string>()): Shelf & { readonly map: typeof map } {
  return {
    map,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => map.set(key, value),
    removeItem: (key) => map.delete(key),
  };
}

function keepOf(shelf: Shelf, username = 'li'): Keep {
  const keep = new Keep(shelf);
  keep.claim(username);
  return keep;
}

const writing = (content: ItemContent, base: ItemContent | null = null): Writing => ({
  content,
  note: '改',
  base,
  revision: 3,
  live: 1,
});

describe('editor: kept words', () => {
  it('are there after a reload, for who wrote them', () => {
    const shelf = shelfOf();
    const words = writing(ofArticle({ title: { zh: '新' } }), ofArticle());
    assert.ok(keepOf(shelf).put(REF, '新', words));
    assert.deepEqual(keepOf(shelf).get(item()), words);
    assert.deepEqual(keepOf(shelf).list(), [{ ...REF, title: '新' }]);
    assert.equal(keepOf(shelf, 'chen').get(item()), null);
    assert.deepEqual(keepOf(shelf, 'chen').list(), []);
  });

  it('are gone once dropped, and the others stay', () => {
    const shelf = shelfOf();
    const keep = keepOf(shelf);
    keep.put(REF, '新', writing(ofArticle()));
    keep.put({ ...REF, id: 'other' }, '别的', writing(ofArticle({ id: 'other' })));
    keep.drop(REF);
    assert.equal(keep.get(item()), null);
    assert.deepEqual(
      keep.list().map(({ id }) => id),
      ['other'],
    );
    keep.drop({ ...REF, id: 'other' });
    assert.equal(shelf.map.size, 0);
  });

  it('of the register are its changes alone, laid onto the rows of the day', () => {
    const shelf = shelfOf();
    const rows = Array.from({ length: 500 }, (_, n) => row({ place: `小区${n}号` }));
    const [first, ...others] = rows;
    assert.ok(first);
    const ended = { ...first, until: '2022-01-12' };
    const added = row({ place: '月季苑' });
    const mine = ofRows(ended, ...others, added);
    keepOf(shelf).put(ZONES, '', writing(mine, ofRows(...rows)));
    assert.ok([...shelf.map.values()].every((text) => text.length < 2000));

    const theirs = row({ place: '同事加的' });
    const now = ofRows(...rows.map((one) => ({ ...one })), theirs);
    const kept = keepOf(shelf).get(item({ ...ZONES, live: { number: 2, content: now } }));
    assert.deepEqual(kept?.content, ofRows(ended, ...others, theirs, added));
    assert.equal(kept?.live, 1, 'so that the page tells of the change');
  });

  it('say that they are not kept where a browser keeps nothing', () => {
    const none: Shelf = { getItem: () => null, setItem() {}, removeItem() {} };
    assert.equal(keepOf(none).put(REF, '新', writing(ofArticle())), false);
  });

  it('of another shape are nothing', () => {
    for (const text of ['', '{', 'null', '[]', '{"content":1}', '7']) {
      const shelf = shelfOf(
        new Map([
          ['huying.editor.unsaved.li', text],
          ['huying.editor.unsaved.li.article.testing-time', text],
        ]),
      );
      assert.deepEqual(keepOf(shelf).list(), []);
      assert.equal(keepOf(shelf).get(item()), null);
    }
  });
});
