import assert from 'node:assert/strict';
import type { EditorApi, SessionApi } from '../../../web/editor/api.ts';
import { Keep } from '../../../web/editor/keep.ts';
import { clashes, contentOf, reduce, STARTING } from '../../../web/editor/model.ts';
import { Work } from '../../../web/editor/work.ts';
import type { WebActor } from '../../../web/route.ts';
import { WebError } from '../../../web/route.ts';
import { ApiError } from '../../../web/shared/staff/calls.ts';
import { Store } from '../../../web/shared/staff/store.ts';
import { fakePort } from './fake-port.ts';
import { APPROVER, article, EDITOR, ofArticle, SETTINGS } from './sample.ts';

const REF = { kind: 'article', id: 'testing-time' } as const;

/** The page's verbs on a house in memory, without a browser between them. */
function atWork(shelf = new Map<string, string>()) {
  const port = fakePort({
    now: () => new Date('2026-11-21T06:00:00Z'),
    published: [ofArticle()],
  });
  const down = { network: false };
  const api = { ...asApi(port, EDITOR, down), ...session(EDITOR) };
  const store = new Store(STARTING, reduce);
  const keep = new Keep({
    getItem: (key) => shelf.get(key) ?? null,
    setItem: (key, value) => shelf.set(key, value),
    removeItem: (key) => shelf.delete(key),
  });
  const work = new Work({ api, store, keep, settings: SETTINGS });
  return { port, store, work, shelf, down };
}

function session(actor: WebActor): SessionApi {
  const found = { csrfToken: 't', actor };
  return { session: async () => found, signIn: async () => found, async signOut() {} };
}

function asApi(
  port: ReturnType<typeof fakePort>,
  actor: WebActor,
  down: { readonly network: boolean },
): EditorApi {
  const called =
    <A extends readonly unknown[], R>(
      verb: (actor: WebActor, ...args: A) => Promise<R>,
    ) =>
    async (...args: A): Promise<R> => {
      if (down.network) throw new ApiError('network');
      try {
        return await verb(actor, ...args);
      } catch (error) {
        throw error instanceof WebError ? new ApiError(error.code) : error;
      }
    };
  return {
    list: called(port.list),
    search: called(port.search),
    find: called(port.find),
    save: called(port.save),
    withdraw: called(port.withdraw),
    restore: called(port.restore),
    move: called(port.move),
    publish: called(port.publish),
    cancel: called(port.cancel),
    difference: called(port.difference),
    impact: called(port.impact),
    ask: called(port.ask),
    unanswered: called(port.unanswered),
    settle: called(port.settle),
    import: called(port.import),
    correct: called(port.correct),
    export: async () => new Blob(),
  };
}

const titled = (zh: string) => ofArticle({ title: { zh } });

describe('editor: work', () => {
  it('saves, and nothing is unsaved any more', async () => {
    const { store, work, shelf } = atWork();
    await work.start();
    await work.open(REF);
    work.write(titled('新标题'), '改标题');
    work.keepNow();
    assert.equal(shelf.size, 2);
    assert.equal(await work.save(), true);
    assert.deepEqual(
      [store.state.notice, store.state.writing, shelf.size],
      ['saved', null, 0],
    );
    assert.equal(store.state.item?.open?.note, '改标题');
  });

  it('has its words again after a reload', async () => {
    const first = atWork();
    await first.work.start();
    await first.work.open(REF);
    first.work.write(titled('新标题'));
    first.work.keepNow();
    const again = atWork(first.shelf);
    await again.work.start();
    assert.deepEqual(
      again.store.state.unsaved.map(({ id }) => id),
      ['testing-time'],
    );
    await again.work.open(REF);
    assert.deepEqual(contentOf(again.store.state), titled('新标题'));
  });

  it('keeps its words when somebody saved first, and overwrites nothing', async () => {
    const { port, store, work } = atWork();
    await work.start();
    await work.open(REF);
    work.write(titled('我的'));
    const theirs = { revision: null, content: titled('同事的'), note: '' };
    await port.save(APPROVER, 'testing-time', theirs);
    assert.equal(await work.save(), false);
    assert.equal(store.state.notice, 'changed_meanwhile');
    assert.equal(clashes(store.state), true);
    assert.deepEqual(contentOf(store.state), titled('我的'));
    assert.equal(store.state.item?.open?.writtenBy, 'chen');
    const found = await port.find(EDITOR, 'article', 'testing-time');
    assert.deepEqual(found.open?.content, titled('同事的'));

    work.join(titled('一起的'));
    assert.equal(await work.save(), true);
    const after = await port.find(EDITOR, 'article', 'testing-time');
    assert.deepEqual(after.open?.content, titled('一起的'));
  });

  it('keeps its words without a network, and saves them later', async () => {
    const { store, work, down } = atWork();
    await work.start();
    await work.open(REF);
    work.write(titled('新标题'));
    down.network = true;
    assert.equal(await work.save(), false);
    assert.deepEqual([store.state.notice, store.state.link], ['network', 'lost']);
    assert.deepEqual(contentOf(store.state), titled('新标题'));
    down.network = false;
    assert.equal(await work.save(), true);
  });

  it('does not send what cannot be saved, and says so', async () => {
    const { port, store, work } = atWork();
    await work.start();
    await work.open(REF);
    work.write(ofArticle({ answer: { zh: '' } }));
    assert.equal(await work.save(), false);
    assert.deepEqual([store.state.strict, store.state.notice], [true, 'faulty']);
    assert.equal((await port.find(EDITOR, 'article', 'testing-time')).open, null);
  });

  it('saves before it asks for review, and undoes what was never saved', async () => {
    const { port, store, work } = atWork();
    await work.start();
    await work.open(REF);
    work.write(titled('新标题'));
    await work.save();
    work.write(titled('再改'));
    await work.move('review', '');
    const { open } = await port.find(EDITOR, 'article', 'testing-time');
    assert.deepEqual([open?.state, open?.content], ['review', titled('再改')]);
    assert.equal(store.state.notice, 'review');
    await work.move('draft', '号码再核一遍');
    work.write(titled('不要了'));
    work.dropWords();
    assert.deepEqual(contentOf(store.state), titled('再改'));
  });

  it('begins an item that the house knows from its first save on', async () => {
    const { port, store, work } = atWork();
    await work.start();
    const ref = { kind: 'article', id: 'pets' } as const;
    await work.create(ref, '宠物', '2026-11-21', ['猫怎么办', '狗怎么办']);
    assert.equal(store.state.item?.open, null);
    await work.open(REF);
    await work.open(ref);
    const content = contentOf(store.state);
    assert.ok(content?.kind === 'article');
    assert.deepEqual(content.article.questions, ['猫怎么办', '狗怎么办']);
    work.write(ofArticle({ ...article(), id: 'pets' }));
    assert.equal(await work.save(), true);
    assert.notEqual((await port.find(EDITOR, 'article', 'pets')).open, null);
  });

  it('takes down by a draft of its own', async () => {
    const { store, work } = atWork();
    await work.start();
    await work.open(REF);
    await work.withdraw('检测结束了');
    assert.equal(store.state.notice, 'withdrawn');
    assert.equal(store.state.item?.open?.withdraws, true);
    await work.move('discarded', '');
    assert.equal(store.state.item?.open, null);
  });

  it('keeps words through the session’s end', async () => {
    const { store, work, shelf } = atWork();
    await work.start();
    await work.open(REF);
    work.write(titled('新标题'));
    await work.signOut();
    assert.equal(store.state.phase, 'signed-out');
    assert.equal(store.state.writing, null);
    assert.equal(shelf.size, 2);
  });
});
