import assert from 'node:assert/strict';
import type { Article } from '../../knowledge/content/article.ts';
import type { Entry } from '../../knowledge/content/directory.ts';
import {
  brokenIn,
  compose,
  overIn,
  quotedBy,
  scopeOf,
} from '../../knowledge/content/references.ts';
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

  describe('holds for whom and when what it quotes holds', () => {
    const quoting = (change: Partial<Entry>, article: Partial<Article> = {}) => {
      const directory = new Map([['psych-line', { ...LINE, ...change }]]);
      const own = { zones: [], districts: [], announcedOn: '2022-01-10', ...article };
      const {
        validFrom: _from,
        validUntil: _until,
        ...plain
      } = saying('打{{psych-line.phone}}');
      const scope = scopeOf({ ...plain, ...own }, directory);
      return (
        scope && [
          scope.zones,
          scope.districts,
          scope.validFrom ?? '',
          scope.validUntil ?? '',
        ]
      );
    };

    it('in its zones and districts', () => {
      assert.deepEqual(quoting({}), [[], [], '', '']);
      assert.deepEqual(quoting({ zones: ['sealed'], districts: ['erqi'] }), [
        ['sealed'],
        ['erqi'],
        '',
        '',
      ]);
      const two = { zones: ['sealed', 'controlled'] };
      assert.deepEqual(quoting({ zones: ['controlled', 'home'] }, two)?.[0], [
        'controlled',
      ]);
      assert.equal(quoting({ zones: ['home'] }, two), null, 'nobody could be told');
    });

    it('from the later beginning to the earlier end', () => {
      const ends = { validUntil: '2022-01-12' };
      assert.equal(quoting(ends)?.[3], '2022-01-12');
      assert.equal(
        quoting(ends, { validUntil: '2022-01-12T08:00' })?.[3],
        '2022-01-12T08:00',
      );
      assert.equal(quoting(ends, { validUntil: '2022-02-01' })?.[3], '2022-01-12');
      assert.equal(quoting({ validFrom: '2022-01-11T09:00' })?.[2], '2022-01-11T09:00');
      assert.equal(
        quoting({ validFrom: '2022-01-01' })?.[2],
        '',
        'not before its notice',
      );
      assert.equal(quoting({ validUntil: '2022-01-09' }), null, 'over before it began');
    });

    it('and is found where that is over though it is not itself', () => {
      const directory = new Map([['psych-line', { ...LINE, validUntil: '2022-01-12' }]]);
      const article = saying('打{{psych-line.phone}}');
      assert.deepEqual(overIn(article, directory, '2022-01-12T23:00'), []);
      assert.deepEqual(overIn(article, directory, '2022-01-13T00:00'), ['psych-line']);
      const both = { ...article, validUntil: '2022-01-12' };
      assert.deepEqual(overIn(both, directory, '2022-01-13T00:00'), []);
    });
  });

  it('tells one filling from another, and nothing else', () => {
    const filled = (change: Partial<Entry>) =>
      compose(
        saying('打{{psych-line.phone}}'),
        new Map([['psych-line', { ...LINE, ...change }]]),
      ).filled;
    assert.equal(
      filled({}),
      filled({ hours: { zh: '白天' } }),
      'the hours are not quoted',
    );
    assert.notEqual(filled({}), filled({ phones: ['5550009'] }));
  });
});
