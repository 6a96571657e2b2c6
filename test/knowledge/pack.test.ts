import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from '../../knowledge/authoring/impact.ts';
import { faultText } from '../../knowledge/content/fault.ts';
import { CityPackError, loadCityPack } from '../../knowledge/content/load.ts';
import { outcome, question, sampleCity, TINY } from './support.ts';

describe('the sample city pack', () => {
  const { pack, knowledge } = sampleCity();

  it('names sixteen districts, five zones and nine categories', () => {
    assert.equal(pack.city.districts.length, 16);
    assert.deepEqual(
      pack.city.zones.map(({ id }) => id),
      ['sealed', 'controlled', 'precaution', 'central_quarantine', 'home_quarantine'],
    );
    assert.equal(pack.city.categories.length, 9);
  });

  it('gives every district a body of its own', () => {
    const bodies = new Set(pack.city.districts.map(({ body }) => body));
    assert.equal(bodies.size, pack.city.districts.length);
  });

  it('spells no place in the same way as another', () => {
    const names = [
      ...pack.city.districts,
      ...pack.city.hospitals,
      ...pack.city.zones,
    ].flatMap(({ name, aliases }) =>
      [name.zh, name.en, ...aliases].map((one) => one.toLowerCase()),
    );
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });

  it('asks in both languages in every article', () => {
    for (const { id, questions } of pack.articles) {
      const english = questions.filter((text) => !/\p{Script=Han}/u.test(text));
      assert.ok(english.length >= 1 && english.length < questions.length, id);
    }
  });

  it('keeps every source, date and answer on a phone screen', () => {
    for (const { id, answer, source, announcedOn } of pack.articles) {
      for (const text of [answer.zh, answer.en ?? '']) assert.ok(text.length <= 300, id);
      assert.ok(source.zh && source.en, id);
      assert.match(announcedOn, /^2022-/, id);
    }
  });

  it('passes every article’s own checks', () => {
    const runs = runChecks(pack.city, knowledge, pack.articles);
    assert.ok(runs.length >= pack.articles.length * 2);
    assert.deepEqual(
      runs.filter(({ passed }) => !passed).map(({ check }) => check.text),
      [],
    );
  });

  it('finds nearly every article by every question that it lists', () => {
    const missed: string[] = [];
    let asked = 0;
    for (const article of pack.articles)
      for (const text of article.questions) {
        const zone = article.zones[0] ?? null;
        const district = article.districts[0] ?? null;
        const got = outcome(knowledge.answer(question(text, { zone, district })));
        asked += 1;
        // Another article may say the same: only what is not answered at all counts.
        if (['unknown', 'other_city'].includes(got))
          missed.push(`${article.id}: ${text} → ${got}`);
      }
    assert.ok(missed.length <= asked * 0.01, missed.join('\n'));
  });
});

describe('a bad city pack', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pack-'));
    cpSync(TINY, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const edit = (file: string, from: string | RegExp, to: string) => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    assert.notEqual(text.replace(from, to), text, 'the edit must change something');
    writeFileSync(path, text.replace(from, to));
  };
  const faults = (): readonly string[] => {
    try {
      loadCityPack(folder);
    } catch (error) {
      assert.ok(error instanceof CityPackError);
      const told = error.faults.map(faultText);
      for (const fault of told) assert.ok(error.message.includes(fault));
      return told;
    }
    return [];
  };

  it('is good before it is spoilt', () => assert.deepEqual(faults(), []));

  it('is told where a landmark lies in no district', () => {
    edit('city.json', /\{/, '{"landmarks": [{"name": "Old mill", "district": "moon"}],');
    assert.deepEqual(faults(), [
      'city.json: landmarks.Old mill.district: city.json has no moon',
    ]);
  });

  const SPOILT: readonly (readonly [string, string, string | RegExp, string, RegExp])[] =
    [
      [
        'an unknown key',
        'articles/ferry.md',
        'category:',
        'colour: red\ncategory:',
        /ferry\.md: colour/,
      ],
      [
        'a key that stands twice',
        'articles/ferry.md',
        'id: ferry',
        'id: ferry\nid: boat',
        /ferry\.md: id: stands twice/,
      ],
      [
        'no front matter',
        'articles/ferry.md',
        '---',
        '',
        /ferry\.md: the front matter must stand/,
      ],
      [
        'an unknown section',
        'articles/ferry.md',
        '# Answer',
        '# Reply',
        /ferry\.md: # Reply/,
      ],
      ['a missing answer', 'articles/ferry.md', /5月4日.*/, '', /ferry\.md: answer\.zh/],
      [
        'an answer that is too long',
        'articles/ferry.md',
        '5月4日起',
        '船'.repeat(301),
        /ferry\.md: answer\.zh: at most 300/,
      ],
      [
        'a line that is no question',
        'articles/ferry.md',
        '- 轮渡还开吗',
        '轮渡还开吗',
        /ferry\.md: # 问/,
      ],
      [
        'a bad date',
        'articles/ferry.md',
        '2030-05-02',
        '2 May',
        /ferry\.md: announcedOn/,
      ],
      [
        'a day that does not exist',
        'articles/ferry.md',
        'valid_from: 2030-05-04',
        'valid_from: 2030-13-04',
        /ferry\.md: validFrom/,
      ],
      [
        'an end before the start',
        'articles/ferry.md',
        'valid_from: 2030-05-04',
        'valid_from: 2030-05-04\nvalid_until: 2030-05-03',
        /ferry\.md: validUntil: ends before/,
      ],
      [
        'an unknown zone',
        'articles/ferry.md',
        'category:',
        'zones: moon\ncategory:',
        /ferry\.md: zones: .* no moon/,
      ],
      [
        'an unknown district',
        'articles/water-hill.md',
        'districts: hill',
        'districts: valley',
        /water-hill\.md: districts: .* no valley/,
      ],
      [
        'an unknown person',
        'articles/ferry.md',
        'category:',
        'persons: sailor\ncategory:',
        /ferry\.md: persons: .* no sailor/,
      ],
      [
        'an unknown category',
        'articles/ferry.md',
        'category: other',
        'category: sea',
        /ferry\.md: category: .* no sea/,
      ],
      [
        'a phone that the answer lacks',
        'articles/water-harbour.md',
        'phones: 8181',
        'phones: 8282',
        /water-harbour\.md: phones: 8282/,
      ],
      [
        'an id used twice',
        'articles/ferry.md',
        'id: ferry',
        'id: water-hill',
        /articles: water-hill: stands twice/,
      ],
      [
        'two answers for the same people',
        'articles/water-hill.md',
        'districts: hill',
        'districts: harbour',
        /water-harbour\.md: matter: same scope/,
      ],
      [
        'a body that does not exist',
        'city.json',
        '"body": "hill_office"',
        '"body": "sea_office"',
        /city\.json: districts\.hill\.body/,
      ],
      [
        'a route to a body that does not exist',
        'city.json',
        '"body": "water_works", "words"',
        '"body": "sea_works", "words"',
        /city\.json: categories\.care\.routes/,
      ],
      [
        'a city field that is missing',
        'city.json',
        '"timeZone": "Europe/Lisbon",',
        '',
        /city\.json: timeZone/,
      ],
      [
        'a district that stands twice',
        'city.json',
        '"id": "hill"',
        '"id": "harbour"',
        /city\.json: districts\.harbour: stands twice/,
      ],
      ['a file that is no JSON', 'city.json', '{', '', /^city\.json: /],
      ['an unknown list of words', 'words.json', '"topics"', '"themes"', /words\.json: /],
    ];
  for (const [what, file, from, to, fault] of SPOILT)
    it(`tells the file and the field of ${what}`, () => {
      edit(file, from, to);
      assert.ok(
        faults().some((one) => fault.test(one)),
        faults().join('\n'),
      );
    });

  it('lists the faults of several files at once', () => {
    edit('articles/ferry.md', 'category: other', 'category: sea');
    edit('articles/water-hill.md', 'document: 901', 'document: nine');
    assert.equal(faults().length, 2);
  });

  it('says which files are missing', () => {
    rmSync(join(folder, 'city.json'));
    rmSync(join(folder, 'articles'), { recursive: true });
    assert.deepEqual(faults(), ['city.json: not there', 'articles/: not there']);
  });
});
