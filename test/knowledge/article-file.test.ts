import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Article } from '../../knowledge/content/article.ts';
import { readArticle, writeArticle } from '../../knowledge/content/article-file.ts';
import { faultText } from '../../knowledge/content/fault.ts';
import { sampleCity } from './support.ts';

/** Without the fields that hold nothing. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const FILE = `---
id: pump
matter: pump
title.zh: 借抽水机
category: water
phones: 8282、8283,8284，8285
source.zh: 自来水厂
announced_on: 2030-05-01
---

# 问

- 抽水机去哪里借
- where can I borrow a pump

# 答

第一行

第二行

# 试

- 抽水机去哪里借 | zone=flooded | at=2030-05-02T08:00
`;

function faultsOf(text: string): readonly string[] {
  const read = readArticle(text);
  assert.ok('faults' in read, 'it was read without a fault');
  return read.faults.map(faultText);
}

describe('an article’s file', () => {
  it('is read', () => {
    const read = readArticle(FILE);
    assert.ok(!('faults' in read), JSON.stringify(read));
    assert.equal(read.version, 1);
    assert.deepEqual(read.phones, ['8282', '8283', '8284', '8285']);
    assert.deepEqual(plain(read.answer), { zh: '第一行\n第二行' });
    assert.deepEqual(read.questions.length, 2);
    assert.deepEqual(read.checks, [
      { text: '抽水机去哪里借', zone: 'flooded', at: '2030-05-02T08:00' },
    ]);
  });

  it('is read the same with the line ends of Windows', () => {
    assert.deepEqual(readArticle(FILE.replaceAll('\n', '\r\n')), readArticle(FILE));
  });

  const SLIPS: readonly (readonly [string, string, string, RegExp])[] = [
    ['an unknown key', 'phones:', 'telephones:', /^telephones: unknown/],
    [
      'a key twice',
      'category: water',
      'category: water\ncategory: other',
      /stands twice/,
    ],
    ['an unknown section', '# 答', '# 答案', /^# 答案: unknown/],
    ['a section twice', '# 试', '# 问', /^# 问: stands twice/],
    ['a question without its dash', '- where', 'where', /^# 问: every line begins/],
    ['a day that is none', '2030-05-01', '2030-02-30', /^announcedOn: no such day/],
    ['a missing answer', '# 答', '# 短', /^answer\.zh/],
    ['a check’s unknown place', 'zone=', 'area=', /^# 试: area=flooded/],
    ['an id with capitals', 'id: pump', 'id: Pump', /^id: lower-case/],
    ['no front matter', '---\n', '', /front matter must stand/],
  ];
  for (const [what, from, to, says] of SLIPS)
    it(`names ${what}`, () => {
      const faults = faultsOf(FILE.replace(from, to));
      assert.ok(
        faults.some((fault) => says.test(fault)),
        faults.join('\n'),
      );
    });

  it('names every slip at once', () => {
    const bad = FILE.replace('phones:', 'telephones:').replace('# 试', '# 试试');
    assert.equal(faultsOf(bad).length, 2);
  });

  it('written is read as the same article, each of the sample city', () => {
    const { pack } = sampleCity();
    for (const article of pack.articles)
      assert.deepEqual(
        plain(readArticle(writeArticle(article))),
        plain(article),
        article.id,
      );
  });

  // ------------------------------------------------------------------- whatever it holds

  const character = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(...'封控区几点做核酸abz019 -:|#{}“”，。？='),
    },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }) },
  );
  /** A line as the editors' form hands it on. */
  const line = (max: number) =>
    fc
      .array(character, { minLength: 2, maxLength: max })
      .map((all) => all.join('').replaceAll(/\s+/g, ' ').trim())
      .filter((text) => [...text].length >= 2 && text.length <= max);
  /** A check's place and moment stand behind a stroke. */
  const question = line(40).filter((text) => !text.includes('|'));
  /** Sections begin with "# " at the start of a line. */
  const text = (max: number) =>
    fc
      .array(
        line(20).filter((one) => !one.startsWith('# ')),
        { minLength: 1, maxLength: 3 },
      )
      .map((lines) => lines.join('\n'))
      .filter((all) => all.length <= max);
  const both = (one: fc.Arbitrary<string>) =>
    fc.record({ zh: one, en: one }, { requiredKeys: ['zh'] });
  const day = fc
    .date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));
  const moment = fc.oneof(
    day,
    day.map((one) => `${one}T23:59`),
  );
  const slug = fc.constantFrom('a', 'pump', 'water-harbour-2');
  const slugs = fc.uniqueArray(slug, { maxLength: 3 });
  const phones = fc.uniqueArray(fc.constantFrom('8181', '0371-6777 0000', '+86 138'), {
    maxLength: 3,
  });
  const check = fc.record(
    { text: question, zone: slug, district: slug, at: moment },
    { requiredKeys: ['text'] },
  );
  const article = fc.record(
    {
      id: slug,
      version: fc.integer({ min: 1, max: 999 }),
      matter: slug,
      also: slugs,
      title: both(line(20)),
      questions: fc.array(question, { minLength: 2, maxLength: 5 }),
      unanswered: fc.array(question, { maxLength: 3 }),
      answer: both(text(300)),
      short: both(text(70)),
      zones: slugs,
      districts: slugs,
      persons: slugs,
      category: slug,
      source: both(line(30)),
      document: fc.constantFrom('001', '902'),
      announcedOn: day,
      validFrom: moment,
      validUntil: moment,
      reviewBy: day,
      phones,
      checks: fc.array(check, { maxLength: 3 }),
    },
    {
      requiredKeys: [
        'id',
        'matter',
        'title',
        'questions',
        'answer',
        'category',
        'source',
        'announcedOn',
      ],
    },
  );

  it('written is read as the same article, whatever stands in it', () => {
    fc.assert(
      fc.property(article, (raw) => {
        const one = Article.parse(raw);
        assert.deepEqual(plain(readArticle(writeArticle(one))), plain(one));
      }),
      { numRuns: 500, seed: 20220112 },
    );
  });

  it('of any text is read, or its faults are named', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...FILE.split('\n'), '---', '# '), { maxLength: 30 }),
        (lines) => {
          const read = readArticle(lines.join('\n'));
          if ('faults' in read) assert.ok(read.faults.length > 0);
          else assert.deepEqual(plain(Article.parse(plain(read))), plain(read));
        },
      ),
      { numRuns: 300, seed: 20220113 },
    );
  });
});
