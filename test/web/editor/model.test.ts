import assert from 'node:assert/strict';
import { abilities } from '../../../web/editor/abilities.ts';
import type { ItemRef } from '../../../web/editor/contract.ts';
import {
  clashes,
  contentOf,
  type EditorAction,
  type EditorState,
  noteOf,
  reduce,
  STARTING,
} from '../../../web/editor/model.ts';
import { item, ofArticle, ofRows, openVersion, row } from './sample.ts';

const REF: ItemRef = { kind: 'article', id: 'testing-time' };
const signedIn = (role: string, username = 'li'): EditorAction => ({
  do: 'signed-in',
  session: { csrfToken: 't', actor: { username, badge: '07', role } },
});
const given = (...actions: readonly EditorAction[]): EditorState =>
  actions.reduce(reduce, STARTING);
const read = (over = {}): EditorAction => ({
  do: 'item-read',
  item: item(over),
  kept: null,
});
const OPENED: EditorAction = { do: 'open', ref: REF };
const NEW_TITLE = ofArticle({ title: { zh: '新标题' } });
const typed = (content = NEW_TITLE, note = ''): EditorAction => ({
  do: 'write',
  content,
  note,
});
const AT_WORK = [signedIn('editor'), OPENED, read()] as const;

describe('editor: unsaved words', () => {
  it('begin with the first key and end when it is taken back', () => {
    const state = given(...AT_WORK, typed());
    assert.deepEqual(contentOf(state), NEW_TITLE);
    assert.equal(reduce(state, typed(ofArticle())).writing, null);
  });

  it('are words about the change as well', () => {
    const state = given(...AT_WORK, typed(ofArticle(), '改了时间'));
    assert.equal(noteOf(state), '改了时间');
    assert.notEqual(state.writing, null);
  });

  it('are no reviewer’s reason: the writer says anew what changed', () => {
    const note = '日期没改';
    const saved = { open: openVersion({ note }) };
    assert.equal(noteOf(given(OPENED, read(saved))), note);
    const back = { open: openVersion({ note, decidedBy: 'zhao', decidedAt: 'x' }) };
    assert.equal(noteOf(given(OPENED, read(back))), '');
  });

  it('stay when the item is read again as it was', () => {
    const state = given(...AT_WORK, typed(), read());
    assert.deepEqual(contentOf(state), NEW_TITLE);
    assert.equal(clashes(state), false);
  });

  it('stay beside what a colleague saved, and are neither saved nor lost', () => {
    const theirs = openVersion({ writtenBy: 'chen', content: ofArticle() });
    const state = given(...AT_WORK, typed(), read({ open: theirs }));
    assert.equal(clashes(state), true);
    assert.deepEqual(contentOf(state), NEW_TITLE);
    assert.equal(abilities(state).save, false);
    const joined = reduce(state, { do: 'join', content: NEW_TITLE });
    assert.equal(clashes(joined), false);
    assert.equal(joined.writing?.revision, 1);
    assert.equal(abilities(joined).save, true);
  });

  it('stay when what is live changed under them', () => {
    const live = { number: 2, content: ofArticle() };
    assert.equal(clashes(given(...AT_WORK, typed(), read({ live }))), true);
  });

  it('come back from the browser with what they began from', () => {
    const kept = {
      content: NEW_TITLE,
      note: '',
      base: ofArticle(),
      revision: null,
      live: 1,
    };
    const opened = { do: 'item-read', item: item(), kept } as const;
    assert.deepEqual(contentOf(given(signedIn('editor'), OPENED, opened)), NEW_TITLE);
    const open = openVersion({ revision: 4 });
    const later = { ...opened, item: item({ open }) };
    assert.equal(clashes(given(signedIn('editor'), OPENED, later)), true);
  });

  it('typed while a save is on its way are unsaved after it', () => {
    const more = ofArticle({ title: { zh: '新标题再改' } });
    const saved: EditorAction = {
      do: 'saved',
      ref: REF,
      open: openVersion({ content: NEW_TITLE }),
      content: NEW_TITLE,
    };
    const state = given(
      ...AT_WORK,
      typed(),
      { do: 'doing', what: 'save' },
      typed(more),
      saved,
    );
    assert.deepEqual(contentOf(state), more);
    assert.equal(clashes(state), false);
    const calm = given(...AT_WORK, typed(), saved);
    assert.equal(calm.writing, null);
    assert.deepEqual(contentOf(calm), NEW_TITLE);
    assert.equal(calm.item?.history[0]?.number, 2);
  });

  it('of a register are told by its rows', () => {
    const one = row();
    const base = ofRows(one);
    const live = { number: 1, content: base };
    const ref: ItemRef = { kind: 'register', id: 'zones' };
    const at = given(signedIn('editor'), { do: 'open', ref }, read({ ...ref, live }));
    const more = reduce(at, typed(ofRows(one, row({ place: '月季苑' }))));
    assert.notEqual(more.writing, null);
    assert.equal(reduce(more, typed(ofRows(one))).writing, null);
  });

  it('of one item never show in another', () => {
    const other: EditorAction = { do: 'open', ref: { kind: 'article', id: 'other' } };
    const state = given(...AT_WORK, typed(), other);
    assert.equal(state.writing, null);
    assert.equal(reduce(state, read()).item, null, 'an answer that comes too late');
  });

  it('leave the screen with who wrote them', () => {
    const state = given(...AT_WORK, typed(), { do: 'signed-out' });
    assert.deepEqual(
      [state.phase, state.item, state.writing],
      ['signed-out', null, null],
    );
  });

  it('leave the address to whoever signs in next, mistyped password or not', () => {
    const { open } = given(...AT_WORK);
    assert.notEqual(open, null);
    const refused = given(
      ...AT_WORK,
      { do: 'signed-out' },
      { do: 'sign-in-refused', code: 'wrong_credentials' },
    );
    assert.deepEqual(refused.open, open);
    assert.equal(refused.signInRefusal, 'wrong_credentials');
  });
});

describe('editor: what may be done', () => {
  const can = (role: string, username: string, over: object) =>
    Object.entries(abilities(given(signedIn(role, username), OPENED, read(over))))
      .filter(([, may]) => may)
      .map(([what]) => what);
  const draft = { open: openVersion() };
  const review = { open: openVersion({ state: 'review' }) };
  const down = { open: openVersion({ withdraws: true, content: null }) };
  const rows: readonly (readonly [string, string, string, object, readonly string[]])[] =
    [
      ['a live item', 'editor', 'li', {}, ['write', 'withdraw']],
      ['a draft', 'editor', 'li', draft, ['write', 'review', 'discard', 'emergency']],
      [
        'a review, by an editor',
        'editor',
        'li',
        review,
        ['back', 'discard', 'emergency'],
      ],
      [
        'a review, by a second person',
        'approver',
        'chen',
        review,
        ['back', 'discard', 'publish'],
      ],
      ['a colleague’s draft', 'editor', 'chen', draft, ['write', 'review', 'discard']],
      ['one’s own review', 'approver', 'li', review, ['back', 'discard', 'emergency']],
      ['taking down', 'editor', 'li', down, ['review', 'discard', 'emergency']],
      ['anything, by a supervisor', 'supervisor', 'wang', draft, []],
      ['anything, by a stranger', 'somebody', 'x', draft, []],
    ];
  for (const [name, role, username, over, expected] of rows) {
    it(`${name}: ${expected.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(can(role, username, over), expected);
    });
  }

  it('nothing is published or withdrawn over unsaved words', () => {
    const state = given(signedIn('editor'), OPENED, read(draft), typed());
    const { save, review: send, emergency, withdraw } = abilities(state);
    assert.deepEqual([save, send, emergency, withdraw], [true, true, false, false]);
  });

  it('the register is never taken down', () => {
    const ref: ItemRef = { kind: 'register', id: 'zones' };
    const live = { number: 1, content: ofRows(row()) };
    const state = given(signedIn('editor'), { do: 'open', ref }, read({ ...ref, live }));
    assert.equal(abilities(state).withdraw, false);
  });
});
