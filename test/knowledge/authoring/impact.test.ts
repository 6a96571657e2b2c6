import assert from 'node:assert/strict';
import { faultsOf, runChecks } from '../../../knowledge/authoring/impact.ts';
import type { Article } from '../../../knowledge/content/article.ts';
import type { Content } from '../../../knowledge/content/content.ts';
import { faultText } from '../../../knowledge/content/fault.ts';
import { loadCityPack } from '../../../knowledge/content/load.ts';
import { createKnowledge } from '../../../knowledge/snapshot.ts';
import { TINY } from '../support.ts';

const pack = loadCityPack(TINY);
const { city } = pack;

function article(id: string, change: Partial<Article> = {}): Article {
  const found = pack.articles.find((one) => one.id === id);
  assert.ok(found);
  return { ...found, ...change };
}

const NOW = '2030-05-02T10:00';
const HARBOUR = article('water-harbour');
const HILL = article('water-hill');

describe('what publishing a change would do', () => {
  it('finds nothing wrong with what is published', () => {
    for (const { id } of pack.articles)
      assert.deepEqual(faultsOf(city, pack, { kind: 'article', id }, NOW), []);
    assert.deepEqual(faultsOf(city, pack, { kind: 'register', id: 'zones' }, NOW), []);
  });

  it('finds by an entry’s change which articles lose what they quote', () => {
    const quoting = { ...HARBOUR, answer: { zh: '电话{{works.phone}}8181' } };
    const content: Content = { ...pack, articles: [HILL, quoting] };
    assert.match(
      faultsOf(city, content, { kind: 'entry', id: 'works' }, NOW).map(faultText).join(),
      /^码头区送水: \{\{works\.phone\}\}/,
    );
    const hill = { kind: 'article', id: HILL.id } as const;
    assert.deepEqual(
      faultsOf(city, content, hill, NOW),
      [],
      'not an article’s own fault',
    );
    const other = { kind: 'entry', id: 'ferries' } as const;
    assert.deepEqual(faultsOf(city, content, other, NOW), [], 'nor another entry’s');
  });

  describe('an article’s checks', () => {
    const run = (change: Partial<Article>) => {
      const changed = { ...HARBOUR, ...change };
      const knowledge = createKnowledge({
        ...pack,
        articles: pack.articles.map((one) => (one.id === changed.id ? changed : one)),
      });
      return runChecks(city, knowledge, [changed]).map(({ passed }) => passed);
    };

    it('ask for its own zone and district, on the day that it begins to hold', () => {
      assert.deepEqual(run({ checks: [{ text: '停水了哪里有送水' }] }), [true]);
      const later = { validFrom: '2030-05-02', validUntil: '2030-05-03' };
      assert.deepEqual(run({ ...later, checks: [{ text: '停水了哪里有送水' }] }), [true]);
    });

    it('fail where another article answers, or it is over, or nothing is known', () => {
      const text = '停水了哪里有送水';
      assert.deepEqual(
        run({
          checks: [
            { text, district: 'hill' },
            { text, at: '2030-05-03T19:59' },
            { text, at: '2030-05-03T20:01' },
            { text: '能养鸽子吗' },
          ],
        }),
        [false, true, false, false],
      );
    });

    it('are asked in the language that they are written in', () => {
      const [first] = runChecks(city, createKnowledge(pack), [
        { ...HARBOUR, checks: [{ text: 'where is drinking water' }] },
      ]);
      assert.ok(first?.answer.kind === 'answered');
      assert.match(first.answer.quotes[0]?.text ?? '', /old pier/);
    });
  });
});
