import assert from 'node:assert/strict';
import { type Fault, fault } from '../../../knowledge/content/fault.ts';
import type { ItemContent } from '../../../web/editor/contract.ts';
import { waysOf } from '../../../web/editor/pane/publish-rule.ts';
import { publishSentence } from '../../../web/editor/pane/publish-sentence.ts';
import { sayServerFault } from '../../../web/editor/pane/say-fault.ts';
import { Words } from '../../../web/editor/words.ts';
import { articleOf, openItem, PANE_SETTINGS } from './pane-samples.ts';

const zh = new Words('zh', PANE_SETTINGS);
const en = new Words('en', PANE_SETTINGS);
const NOW = '2022-01-11T09:00';

describe('editor: what publishing changes, in one sentence', () => {
  const article = (over: Parameters<typeof articleOf>[0] = {}): ItemContent => ({
    kind: 'article',
    article: articleOf(over),
  });

  it('a new answer, at once, for everybody', () => {
    assert.equal(
      publishSentence(zh, openItem(article()), null, NOW),
      '发布后，全市居民问起“血液透析”，会第一次得到回答，直到再改。',
    );
  });

  it('another answer, later, for some', () => {
    const content = article({
      zones: ['sealed'],
      districts: ['north'],
      persons: ['dialysis'],
      validUntil: '2022-01-20',
    });
    assert.equal(
      publishSentence(zh, openItem(content, article()), '2022-01-12T08:00', NOW),
      '从 1月12日 周三 08:00 起，城北区 · 封控区的透析病人问起“血液透析”，得到的是新的回答，到 1月20日 周四 23:59 为止。',
    );
  });

  it('begins when the text begins, where that is after its publishing', () => {
    const content = article({ validFrom: '2022-01-15T06:00' });
    const said = publishSentence(en, openItem(content), '2022-01-12T08:00', NOW);
    assert.match(said, /^From Sat 15 Jan, 06:00, everybody/);
  });

  it('begins when the text begins, by the moment that knowledge speaks for', () => {
    const content = article({ validFrom: '2022-01-13', validUntil: '2022-01-13T15:00' });
    const now = '2026-11-21T09:00';
    const at = (told: string) => publishSentence(zh, openItem(content), null, now, told);
    assert.match(at('2022-01-12T18:00'), /^从 2022年1月13日 周四 00:00 起/);
    assert.match(at('2022-01-13T18:00'), /已经过了/);
  });

  it('tells of rows that a register leaves out', () => {
    const row = (place: string) => ({
      ...{ place, aliases: [], district: 'north', zone: 'sealed', from: '2022-01-10' },
      ...{ source: { zh: '通告' }, announcedOn: '2022-01-10' },
    });
    const of = (...places: string[]): ItemContent => ({
      kind: 'register',
      register: { rows: places.map(row) },
    });
    const item = openItem(of('河沿小区'), of('阳光花园', '月光里'));
    assert.match(publishSentence(zh, item, null, NOW), /新加 1 行，去掉 2 行/);
  });

  it('takes an answer away', () => {
    const said = publishSentence(zh, openItem(null, article()), null, NOW);
    assert.equal(said, '发布后，“血液透析”不再回答给全市居民：再问就说没有查到。');
  });

  it('leaves no hole, in any language, for any kind', () => {
    const entry: ItemContent = {
      kind: 'entry',
      entry: {
        id: 'line',
        kind: 'hotline',
        name: { zh: '热线' },
        phones: ['12345'],
        zones: [],
        districts: [],
        source: { zh: '通告' },
        announcedOn: '2022-01-10',
      },
    };
    const register: ItemContent = { kind: 'register', register: { rows: [] } };
    for (const words of [zh, en])
      for (const content of [article(), entry, register, null])
        for (const live of [null, content ?? article()])
          assert.doesNotMatch(
            publishSentence(words, openItem(content, live), null, NOW),
            /[{}]|undefined/,
          );
  });
});

describe('editor: who may publish', () => {
  const actor = { username: 'zhao', badge: '02', role: 'approver' };
  const review = { state: 'review', writtenBy: '01' } as const;

  it('the second person, what was handed in', () => {
    assert.deepEqual(waysOf(review, actor), { barred: null, emergency: false });
  });

  it('nobody what they wrote themselves, but in an emergency', () => {
    for (const writtenBy of ['02', 'zhao'])
      assert.deepEqual(waysOf({ ...review, writtenBy }, actor), {
        barred: 'own_draft',
        emergency: true,
      });
  });

  it('nothing that is still being written', () => {
    assert.equal(waysOf({ ...review, state: 'draft' }, actor).barred, 'not_reviewed');
  });

  it('nothing that makes others’ test questions fail', () => {
    assert.deepEqual(waysOf(review, actor, true), { barred: 'breaks', emergency: false });
    const draft = { ...review, state: 'draft' } as const;
    assert.equal(waysOf(draft, actor, true).barred, 'not_reviewed');
  });

  it('an editor alone in an emergency, their own words only, and nobody else', () => {
    const mine = { ...review, writtenBy: '02' };
    const by = (role: string) => waysOf(mine, { ...actor, role });
    assert.deepEqual(waysOf(review, { ...actor, role: 'editor' }), {
      barred: 'not_allowed',
      emergency: false,
    });
    assert.deepEqual(by('editor'), { barred: 'not_allowed', emergency: true });
    for (const role of ['supervisor', 'agent', 'admin', 'nobody'])
      assert.deepEqual(by(role), { barred: 'not_allowed', emergency: false }, role);
  });
});

describe('editor: the server’s faults', () => {
  const said: readonly (readonly [Fault, string])[] = [
    [fault('zone', 'noPlace', { name: '风控区' }), '分区：本市没有“风控区”。'],
    [fault('from', 'momentForm'), '从：时间写成 2022-01-10 或 2022-01-10T15:00 的样子。'],
    [fault('phones.1', 'phone'), '电话 2：只写号码：数字、- 和括号。'],
    [
      fault('answer.zh', 'filled', { n: 320, limit: 300 }),
      '回答 · 中文：填上名录里的内容后有 320 字，最多 300 字。',
    ],
    [fault('validUntil', 'endsFirst'), '何时结束：结束早于开始。'],
    [{ ...fault('until', 'endsFirst'), in: '城北花园' }, '城北花园：到：结束早于开始。'],
    [
      { ...fault('source', 'required'), in: 'night.md' },
      'night.md：谁说的、哪份通告：要写。',
    ],
    [{ ...fault('', 'cells', { n: 9, is: 2 }), row: 3 }, '这一行有 2 格，要有 9 格。'],
    [
      fault('{{line.phone}}', 'noEntry'),
      '{{line.phone}}：名录里没有这一条，或这一条没有这一项。',
    ],
  ];
  for (const [one, sentence] of said)
    it(`are told in the editor’s words: ${sentence}`, () => {
      assert.equal(sayServerFault(zh, one), sentence);
      assert.doesNotMatch(sayServerFault(en, one), /\{(?!\{)[a-z]+\}(?!\})/);
    });
});
