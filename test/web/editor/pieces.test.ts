import assert from 'node:assert/strict';
import { addressOf, refOf } from '../../../web/editor/address.ts';
import { blankContent, suggestedId } from '../../../web/editor/content.ts';
import { streamChanges } from '../../../web/editor/events.ts';
import { faultsOf, rowFaults } from '../../../web/editor/faults.ts';
import { haystacks, rowsFound } from '../../../web/editor/form/register-rows.ts';
import { commandOf } from '../../../web/editor/keys.ts';
import { arrange, counts, found, freshOf, marks } from '../../../web/editor/lines.ts';
import { choicesOf, joined } from '../../../web/editor/merge.ts';
import { patched, patchOf } from '../../../web/editor/register-patch.ts';
import { fakeSink } from '../sample.ts';
import { stroke } from '../stroke.ts';
import { entry, line, ofArticle, row, SETTINGS } from './sample.ts';

describe('editor: list', () => {
  const draft = { number: 2, state: 'draft', by: 'li', returned: false } as const;
  const review = { number: 2, state: 'review', by: 'li', returned: false } as const;
  const lines = [
    line({ id: 'calm', asked: 9 }),
    line({ id: 'asked', asked: 90 }),
    line({ id: 'draft', open: draft }),
    line({ id: 'over', validity: 'over' }),
    line({ id: 'review', open: review, live: null, validity: null }),
    line({ id: 'broken', broken: 2 }),
  ];

  it('has what needs somebody first, then what is asked most', () => {
    assert.deepEqual(
      arrange(lines).map(({ id }) => id),
      ['broken', 'review', 'over', 'draft', 'asked', 'calm'],
    );
  });

  it('counts each filter', () => {
    assert.deepEqual(counts(lines), {
      all: 6,
      work: 1,
      review: 1,
      live: 4,
      scheduled: 0,
      due: 1,
      broken: 1,
    });
  });

  it('counts what only this browser has as in work', () => {
    const fresh = { kind: 'article', id: 'fresh' } as const;
    const unsaved = [fresh, { kind: 'article', id: 'calm' }] as const;
    const { all, work } = counts(lines, unsaved);
    assert.deepEqual([all, work], [7, 3]);
    assert.deepEqual(freshOf(lines, unsaved), [fresh]);
  });

  it('says what residents are told first, then what is on its way', () => {
    assert.deepEqual(marks(line({ open: draft, due: 'review' })), [
      'live',
      'draft',
      'due',
    ]);
    assert.deepEqual(marks(line({ live: null, validity: null, open: review })), [
      'none',
      'review',
    ]);
    const returned = { ...draft, returned: true };
    assert.deepEqual(marks(line({ open: returned })), ['live', 'returned']);
    assert.deepEqual(marks(line({ validity: 'over', due: 'expires' })), ['over']);
    assert.deepEqual(marks(line({ due: 'expires' })), ['live', 'expires']);
  });

  it('is searched by every word, in the title or the short name', () => {
    const one = line({ id: 'testing-time', title: '几点做核酸 PCR' });
    for (const text of ['', '核酸', 'pcr 几点', 'TIME 核酸']) assert.ok(found(one, text));
    assert.ok(!found(one, '核酸 透析'));
  });
});

describe('editor: two people’s words', () => {
  const base = ofArticle();
  const theirs = ofArticle({ title: { zh: '对方' }, answer: { zh: '对方的回答' } });
  const mine = ofArticle({ answer: { zh: '我的回答' }, reviewBy: '2022-02-01' });
  const choices = choicesOf(base, theirs, mine);

  it('stand side by side where they differ', () => {
    assert.deepEqual(
      choices.map(({ field, both, likely }) => [field, both, likely]),
      [
        ['title', false, 'theirs'],
        ['answer', true, 'mine'],
        ['reviewBy', false, 'mine'],
      ],
    );
  });

  it('come together as was chosen', () => {
    const own = new Set(['answer', 'reviewBy']);
    assert.deepEqual(
      joined(theirs, mine, own),
      ofArticle({
        title: { zh: '对方' },
        answer: { zh: '我的回答' },
        reviewBy: '2022-02-01',
      }),
    );
    assert.deepEqual(joined(theirs, mine, new Set()), theirs);
  });

  it('lose a field that its owner took out', () => {
    const before = ofArticle({ reviewBy: '2022-02-01' });
    assert.deepEqual(joined(before, ofArticle(), new Set(['reviewBy'])), ofArticle());
  });

  it('of a register are both kept', () => {
    const [a, b] = [row({ place: '甲小区' }), row({ place: '乙小区' })];
    const ended = { ...a, until: '2022-01-12' };
    const patch = patchOf({ rows: [a, b] }, { rows: [ended, b, row()] });
    const newer = [{ ...a }, { ...b, until: '2022-01-11' }];
    assert.deepEqual(patched(newer, patch), { rows: [ended, newer[1], row()] });
    // Both ended the same row: neither word is lost.
    const other = [{ ...a, until: '2022-01-11' }, b];
    assert.deepEqual(patched(other, patch).rows, [...other, ended, row()]);
  });
});

describe('editor: faults', () => {
  it('are found by the rules of the server, one a field', () => {
    const blank = blankContent(
      { kind: 'article', id: 'new-1121' },
      '宠物',
      '2026-11-21',
      SETTINGS,
    );
    assert.deepEqual(
      faultsOf(blank).map(({ field, code, values }) => [field, code, values]),
      [
        ['questions', 'tooFew', { n: 2 }],
        ['answer.zh', 'required', {}],
        ['source.zh', 'required', {}],
      ],
    );
    assert.deepEqual(faultsOf(ofArticle()), []);
  });

  it('say what is wrong and where', () => {
    const wrong = ofArticle({
      answer: { zh: '好'.repeat(301) },
      matter: '核酸',
      document: '12',
      validUntil: '2022-02-30',
      checks: [{ text: '好' }],
    });
    assert.deepEqual(
      faultsOf(wrong).map(({ field, code }) => `${field} ${code}`),
      [
        'matter slug',
        'answer.zh tooLong',
        'document document',
        'validUntil day',
        'checks.0.text tooShort',
      ],
    );
    const phones = { kind: 'entry', entry: entry({ phones: ['打12320'] }) } as const;
    assert.deepEqual(
      faultsOf(phones).map(({ field, code }) => `${field} ${code}`),
      ['phones.0 phone'],
    );
    assert.deepEqual(
      rowFaults(row({ place: '' })).map(({ field }) => field),
      ['place'],
    );
  });
});

describe('editor: register', () => {
  const haystack = haystacks({
    district: (id) => SETTINGS.districts[id]?.zh ?? id,
    zone: (id) => SETTINGS.zones[id]?.zh ?? id,
  });
  const rows = [row(), row({ place: '月季苑', until: '2022-01-11' })];
  const all = { text: '', holdsAt: null };

  it('is found by any words of a row, with what was touched first', () => {
    const ended = { ...row(), until: '2022-01-12' };
    const now = { rows: [ended, ...rows.slice(1), row({ place: '新苑' })] };
    assert.deepEqual(
      rowsFound({ rows }, now, all, haystack).map(({ row: { place }, is }) => [
        place,
        is,
      ]),
      [
        ['新苑', 'new'],
        ['阳光花园', 'changed'],
        ['月季苑', 'same'],
      ],
    );
    const some = rowsFound({ rows }, { rows }, { ...all, text: '北区 月季' }, haystack);
    assert.deepEqual(
      some.map(({ at }) => at),
      [1],
    );
  });

  it('can show only what holds at a moment', () => {
    const at = { text: '', holdsAt: '2022-01-12T09:00' };
    assert.equal(rowsFound({ rows }, { rows }, at, haystack).length, 1);
  });

  it('is searched fast though it is large', () => {
    const many = Array.from({ length: 50_000 }, (_, n) => row({ place: `小区${n}号` }));
    const search = { text: '49999', holdsAt: null };
    rowsFound({ rows: many }, { rows: many }, search, haystack);
    const began = performance.now();
    assert.equal(rowsFound({ rows: many }, { rows: many }, search, haystack).length, 1);
    const took = performance.now() - began;
    assert.ok(took < 200, `${Math.round(took)} ms`);
  });
});

describe('editor: small pieces', () => {
  it('names new items by the day, each anew', () => {
    assert.equal(suggestedId('2026-11-21', new Set()), 'new-1121');
    assert.equal(
      suggestedId('2026-11-21', new Set(['new-1121', 'new-1121-2'])),
      'new-1121-3',
    );
  });

  it('finds the open item in the address', () => {
    const ref = { kind: 'article', id: 'testing-time' } as const;
    assert.deepEqual(refOf(addressOf(ref)), ref);
    assert.equal(addressOf(null), '');
    for (const text of ['', '#', '#song/x', '#article/', '#article/../x']) {
      assert.equal(refOf(text), null);
    }
  });

  it('saves from within a field, and leaves letters to who types', () => {
    assert.equal(commandOf(stroke('s', { ctrlKey: true }), true), 'save');
    assert.equal(commandOf(stroke('S', { metaKey: true }), true), 'save');
    assert.equal(commandOf(stroke('/'), false), 'search');
    assert.equal(commandOf(stroke('/'), true), null);
    assert.equal(commandOf(stroke('Escape'), true), 'leave');
    assert.equal(commandOf(stroke('Escape', { isComposing: true }), true), null);
    assert.equal(commandOf(stroke('s'), false), null);
  });

  it('streams hello, then a burst of changes as one', async () => {
    const watchers = new Set<() => void>();
    const sink = fakeSink();
    streamChanges(
      {
        watch(changed) {
          watchers.add(changed);
          return () => watchers.delete(changed);
        },
      },
      sink,
    );
    for (let n = 0; n < 5; n += 1) for (const changed of watchers) changed();
    await new Promise((resolve) => setTimeout(resolve, 260));
    assert.deepEqual(
      sink.sent.map(({ name }) => name),
      ['hello', 'changed'],
    );
    sink.end();
    assert.equal(watchers.size, 0);
  });
});
