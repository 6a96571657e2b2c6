import assert from 'node:assert/strict';
import type { Article } from '../../knowledge/content/article.ts';
import type { Entry } from '../../knowledge/content/directory.ts';
import { brokenIn, compose, quotedBy } from '../../knowledge/content/references.ts';
import { sampleCity } from './support.ts';

const LINE: Entry = {
  id: 'psych-line',
  kind: 'hotline',
  name: { zh: '心理热线', en: 'Helpline' },
  for: { zh: '睡不着的人' },
  hours: { zh: '全天', en: 'always' },
  phones: ['5550001', '5550002', '5550003'],
  zones: [],
  districts: [],
  source: { zh: '卫健委' },
  announcedOn: '2022-01-12',
};
const SILENT: Entry = { ...LINE, id: 'desk', phones: [] };
const DIRECTORY = new Map([LINE, SILENT].map((entry) => [entry.id, entry]));

const [SOME] = sampleCity().pack.articles;

function saying(zh: string, en?: string, change: Partial<Article> = {}): Article {
  assert.ok(SOME);
  const answer = en === undefined ? { zh } : { zh, en };
  return { ...SOME, answer, phones: [], ...change };
}

const composed = (zh: string, en?: string) => compose(saying(zh, en), DIRECTORY);

describe('what an article quotes of the directory', () => {
  const SAID: readonly (readonly [string, string, string])[] = [
    ['{{psych-line}}', '心理热线', 'Helpline'],
    ['{{psych-line.name}}', '心理热线', 'Helpline'],
    ['{{psych-line.phone}}', '5550001', '5550001'],
    ['{{psych-line.others}}', '5550002、5550003', '5550002, 5550003'],
    ['{{psych-line.phones}}', '5550001、5550002、5550003', '5550001, 5550002, 5550003'],
    ['{{psych-line.hours}}', '全天', 'always'],
    ['{{ psych-line.for }}', '睡不着的人', '睡不着的人'],
    ['{{psych-line.hours}}{{psych-line.hours}}', '全天全天', 'alwaysalways'],
  ];
  for (const [written, zh, en] of SAID)
    it(`${written} is said as ${zh}, and as ${en}`, () => {
      const { answer } = composed(`打${written}。`, `Call ${written}.`);
      assert.deepEqual(answer, { zh: `打${zh}。`, en: `Call ${en}.` });
      assert.deepEqual(brokenIn(saying(written, written), DIRECTORY), []);
    });

  const BROKEN = [
    '{{gone.phone}}',
    '{{desk.phone}}',
    '{{psych-line.where}}',
    '{{psych-line.price}}',
    '{{psych-line.constructor}}',
    '{{Psych-Line.phone}}',
    '{{psych-line phone}}',
    '{{psych-line.phone}',
    '{{}}',
    'psych-line}}',
  ];
  for (const written of BROKEN)
    it(`${written} is found before it is published, and stays as written`, () => {
      assert.equal(brokenIn(saying(`打${written}`), DIRECTORY).length, 1);
      assert.equal(composed(`打${written}`).answer.zh, `打${written}`);
    });

  it('names a reference that leads nowhere once, in every text', () => {
    const short = { zh: '{{gone}}', en: '{{lost}}' };
    const article = saying('{{gone}}{{gone}}', '{{gone.phone}}', { short });
    const broken = ['{{gone}}', '{{gone.phone}}', '{{lost}}'];
    assert.deepEqual(brokenIn(article, DIRECTORY), broken);
  });

  it('brings its numbers along where they are told', () => {
    const article = saying('打{{psych-line.phone}}', 'Call {{psych-line.others}}', {
      phones: ['5551234'],
      short: { zh: '{{psych-line.phone}}' },
    });
    const { phones, short } = compose(article, DIRECTORY);
    assert.deepEqual(phones, ['5551234', '5550001', '5550002', '5550003']);
    assert.deepEqual(short, { zh: '5550001' });
    assert.deepEqual(composed('{{psych-line.name}}').phones, []);
    assert.deepEqual(composed('打{{psych-line.phone}}').phones, ['5550001']);
  });

  it('leaves an article without references the very same', () => {
    const article = saying('一句话，{一个}括号');
    assert.equal(compose(article, DIRECTORY), article);
    assert.deepEqual(brokenIn(article, DIRECTORY), []);
    assert.deepEqual(quotedBy(article), []);
  });

  it('lists the entries quoted, each once, of the short form too', () => {
    const article = saying('{{desk}}{{psych-line.phone}}', '{{desk.name}}', {
      short: { zh: '{{other}}' },
    });
    assert.deepEqual(quotedBy(article), ['desk', 'psych-line', 'other']);
  });
});
