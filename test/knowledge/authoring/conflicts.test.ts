import assert from 'node:assert/strict';
import { conflictsOf, rivalsOf } from '../../../knowledge/authoring/conflicts.ts';
import type { Article } from '../../../knowledge/content/article.ts';
import { loadCityPack } from '../../../knowledge/content/load.ts';
import { sampleCity, TINY } from '../support.ts';

const pack = loadCityPack(TINY);
const { city } = pack;

function article(id: string, change: Partial<Article> = {}): Article {
  const found = pack.articles.find((one) => one.id === id);
  assert.ok(found);
  return { ...found, ...change };
}

const HARBOUR = article('water-harbour');

describe('which articles answer the same for the same people at the same time', () => {
  const conflicts = (change: Partial<Article>) =>
    conflictsOf({ ...HARBOUR, id: 'new', ...change }, pack).map(({ id }) => id);

  it('are those of one matter, scope and announcement', () => {
    assert.deepEqual(conflicts({}), ['water-harbour']);
    assert.deepEqual(conflicts({ districts: ['harbour', 'hill'] }), [
      'water-harbour',
      'water-hill',
    ]);
  });

  it('are those of an older notice too that still holds, and of a matter settled beside', () => {
    assert.deepEqual(conflicts({ announcedOn: '2030-05-02' }), ['water-harbour']);
    const beside = {
      matter: 'power',
      also: ['water'],
      questions: ['停电了', '没电了'],
    };
    assert.deepEqual(conflicts(beside), ['water-harbour']);
  });

  it('are those that the same question is filed with, however it is spaced', () => {
    const [asked = ''] = HARBOUR.questions;
    const other = { matter: 'power', questions: [`${asked} ？`, '没电了怎么办'] };
    assert.deepEqual(conflicts(other), ['water-harbour']);
  });

  it('are none where the matter, the scope, the people or the time is another', () => {
    const questions = ['停电了找谁', '没电了怎么办'];
    assert.deepEqual(conflicts({ matter: 'power', questions }), []);
    assert.deepEqual(conflicts({ districts: [] }), [], 'the special goes before');
    const [need] = city.needs;
    if (need) assert.deepEqual(conflicts({ persons: [need.id] }), []);
    assert.deepEqual(
      conflicts({ validFrom: '2030-05-04', validUntil: '2030-05-09' }),
      [],
    );
  });

  it('are never the article’s own older version', () => {
    assert.deepEqual(conflicts({ id: 'water-harbour' }), []);
  });
});

describe('which articles answer by likeness what is newly filed', () => {
  const { pack: sample, knowledge } = sampleCity();
  const [some] = sample.articles;
  const rivals = (questions: string[], change: Partial<Article> = {}) => {
    assert.ok(some);
    const draft = {
      ...some,
      id: 'new',
      matter: 'new',
      also: [],
      zones: [],
      districts: [],
      persons: [],
      questions,
      ...change,
    };
    return rivalsOf(draft, sample, knowledge, sample.city).map(
      (rival) => [rival.article.id, rival.asked.length] as const,
    );
  };

  it('are those that answer at least half of it', () => {
    assert.deepEqual(rivals(['晚上睡不着焦虑打哪个热线', '心理咨询电话几点上班']), [
      ['psych-line', 2],
    ]);
    assert.deepEqual(rivals(['地铁末班车几点', '鸽子能不能放飞']), [['metro', 1]]);
    assert.deepEqual(rivals(['地铁末班车几点', '能放飞鸽子吗', '鸽子归谁管']), []);
  });

  it('are none where it is new, or for other people or another time', () => {
    const asked = ['地铁末班车几点', '地铁周末几分钟一趟'];
    assert.deepEqual(rivals(['快递能不能送进小区', '快递放哪里']), []);
    assert.deepEqual(rivals(asked, { zones: ['sealed'] }), [], 'the special goes before');
    assert.deepEqual(
      rivals(asked, { validFrom: '2022-01-01', validUntil: '2022-01-05' }),
      [],
    );
  });

  it('are not looked for in what was filed before', () => {
    for (const one of sample.articles)
      assert.deepEqual(rivalsOf(one, sample, knowledge, sample.city), [], one.id);
    const metro = sample.articles.find(({ id }) => id === 'metro');
    assert.ok(metro);
    const more = { ...metro, questions: [...metro.questions, '心理热线电话多少'] };
    assert.deepEqual(
      rivalsOf(more, sample, knowledge, sample.city).map((rival) => rival.asked),
      [['心理热线电话多少']],
    );
  });
});
