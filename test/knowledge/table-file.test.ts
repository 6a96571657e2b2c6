import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Entry } from '../../knowledge/content/directory.ts';
import { faultText } from '../../knowledge/content/fault.ts';
import { loadCityPack } from '../../knowledge/content/load.ts';
import { RegisterRow } from '../../knowledge/content/register.ts';
import {
  readDirectory,
  readRegister,
  writeDirectory,
  writeRegister,
} from '../../knowledge/content/table-file.ts';
import { sampleCity, TINY } from './support.ts';

const { city } = loadCityPack(TINY);

const HEADER = 'place,aliases,district,zone,from,until,source_zh,announced_on';
const ROW = '渔人码头,,harbour,flooded,2030-05-01,,第一号通告,2030-05-01';
const table = (...rows: readonly string[]) => [HEADER, ...rows].join('\n');

describe('the register’s and the directory’s tables', () => {
  it('are read, whatever the order of the columns', () => {
    const { rows, faults } = readRegister(
      'zone,place,district,announced_on,from,source_zh,aliases\n' +
        'flooded,渔人码头,harbour,2030-05-01,2030-05-01T08:00,第一号通告,"码头新村、Pier, 渔码"\n',
      city,
    );
    assert.deepEqual(faults, []);
    assert.deepEqual(rows, [
      {
        place: '渔人码头',
        aliases: ['码头新村', 'Pier', '渔码'],
        district: 'harbour',
        zone: 'flooded',
        from: '2030-05-01T08:00',
        source: { zh: '第一号通告' },
        announcedOn: '2030-05-01',
      },
    ]);
  });

  it('take zones and districts by any name that the city has for them', () => {
    const named = ['码头区', 'Harbour', '码头', 'harbour'].map((name) =>
      ROW.replace('harbour', name).replace('flooded', '积水区'),
    );
    const { rows, faults } = readRegister(table(...named), city);
    assert.deepEqual(faults, []);
    assert.deepEqual(new Set(rows.map(({ district }) => district)), new Set(['harbour']));
    assert.ok(rows.every(({ zone }) => zone === 'flooded'));
  });

  for (const [what, text] of [
    ['with a mark at its beginning', `\uFEFF${table(ROW)}`],
    ['with semicolons', table(ROW).replaceAll(',', ';')],
    ['with tabs', table(ROW).replaceAll(',', '\t')],
    ['with the line ends of Windows', `${table(ROW).replaceAll('\n', '\r\n')}\r\n`],
    ['with blank rows and cells', `${table('', ROW, ' , ,,,,,,', '')}\n\n`],
    ['with capitals in its header', table(ROW).replace('place', ' Place ')],
  ] as const)
    it(`are read ${what}`, () => {
      const { rows, faults } = readRegister(text, city);
      assert.deepEqual(faults, []);
      assert.deepEqual(rows, readRegister(table(ROW), city).rows);
    });

  it('name each fault by the row that the spreadsheet shows', () => {
    const { rows, faults } = readRegister(
      table(
        ROW,
        '',
        ROW.replace('flooded', 'sealed'),
        ROW.replace('2030-05-01', '1 May'),
        '渔人码头,harbour',
        ROW,
      ),
      city,
    );
    assert.equal(rows.length, 2);
    const rowsOf = (pattern: RegExp) =>
      new Set(faults.filter((one) => pattern.test(faultText(one))).map(({ row }) => row));
    assert.deepEqual(rowsOf(/: zone: city\.json has no sealed/), new Set([4]));
    assert.deepEqual(rowsOf(/: from: write YYYY-MM-DD/), new Set([5]));
    assert.deepEqual(rowsOf(/cells are wanted|: source:/), new Set([6]));
    assert.deepEqual(rowsOf(/./), new Set([4, 5, 6]));
  });

  it('name a row that ends before it begins', () => {
    const ends = (until: string) =>
      readRegister(table(ROW.replace('05-01,,', `05-01,${until},`)), city).faults.map(
        faultText,
      );
    assert.deepEqual(ends('2030-04-30'), ['row 2: until: ends before it begins']);
    for (const until of ['2030-05-01', '2030-05-01T08:00', ''])
      assert.deepEqual(ends(until), [], until);
    const entry = (until: string) =>
      readDirectory(
        `id,kind,name_zh,source_zh,announced_on,valid_from,valid_until\nline,hotline,专线,通告,2030-05-01,2030-05-03,${until}\n`,
        city,
      ).faults.map(faultText);
    assert.deepEqual(entry('2030-05-02'), ['row 2: validUntil: ends before it begins']);
    assert.deepEqual(entry('2030-05-03'), []);
  });

  it('count a row with a line break in a cell as one', () => {
    const { faults } = readRegister(
      table(ROW.replace('第一号通告', '"第一号\n通告"'), ROW.replace('flooded', 'x')),
      city,
    );
    assert.deepEqual(faults.map(faultText), ['row 3: zone: city.json has no x']);
  });

  it('name a column that they do not have', () => {
    const { rows, faults } = readRegister(table(ROW).replace('until', 'end'), city);
    assert.deepEqual(rows, []);
    assert.match(
      faults.map(faultText).join(),
      /^end: not known; known are place, aliases/,
    );
  });

  it('may be empty', () => {
    for (const text of ['', HEADER, `${HEADER}\n\n`])
      assert.deepEqual(readRegister(text, city), { rows: [], faults: [] });
  });

  it('written are read as the same, the sample city’s', () => {
    const { pack } = sampleCity();
    const { rows, faults } = readDirectory(writeDirectory(pack.directory), pack.city);
    assert.deepEqual(faults, []);
    assert.deepEqual(rows, pack.directory);
    assert.ok(rows.length > 0);
  });

  // ------------------------------------------------------------------- whatever they hold

  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .map((all) => all.trim())
    .filter((all) => [...all].length >= 2);
  /** What stands in a list has no commas. */
  const item = text
    .map((one) => one.replaceAll(/[、,，]/g, ' ').trim())
    .filter((one) => [...one].length >= 2);
  const local = fc.record({ zh: text, en: text }, { requiredKeys: ['zh'] });
  const begin = fc.constantFrom('2030-05-01', '2030-05-01T08:00');
  const end = fc.constantFrom('2030-05-01', '2030-05-01T08:00', '2031-12-31T23:59');
  const day = fc.constantFrom('2030-05-01', '2024-02-29');
  const row = fc.record(
    {
      place: text,
      aliases: fc.array(item, { maxLength: 3 }),
      district: fc.constantFrom('harbour', 'hill'),
      zone: fc.constant('flooded'),
      from: begin,
      until: end,
      source: local,
      announcedOn: day,
    },
    { requiredKeys: ['place', 'district', 'zone', 'from', 'source', 'announcedOn'] },
  );
  const entry = fc.record(
    {
      id: fc.constantFrom('pump-line', 'a1'),
      kind: fc.constantFrom('hospital' as const, 'service' as const),
      name: local,
      for: local,
      where: local,
      hours: local,
      phones: fc.array(fc.constantFrom('8181', '0371-67770000', '+86(138)00'), {
        maxLength: 3,
      }),
      zones: fc.constantFrom([], ['flooded']),
      districts: fc.constantFrom([], ['hill', 'harbour']),
      source: local,
      document: fc.constantFrom('001'),
      announcedOn: day,
      validFrom: begin,
      validUntil: end,
      reviewBy: day,
    },
    { requiredKeys: ['id', 'kind', 'name', 'source', 'announcedOn'] },
  );

  it('written are read as the same, whatever stands in them', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 5 }),
        fc.array(entry, { maxLength: 5 }),
        (rawRows, rawEntries) => {
          const rows = rawRows.map((raw) => RegisterRow.parse(raw));
          const entries = rawEntries.map((raw) => Entry.parse(raw));
          assert.deepEqual(readRegister(writeRegister({ rows }), city), {
            rows,
            faults: [],
          });
          assert.deepEqual(readDirectory(writeDirectory(entries), city), {
            rows: entries,
            faults: [],
          });
        },
      ),
      { numRuns: 300, seed: 20220112 },
    );
  });

  it('hold nothing that a spreadsheet would work out, and lose nothing by it', () => {
    const names = ['=1+2', '+86', '-', '@home', "'=1", "'s", "''+1", '1=1'];
    const entries = names.map((zh, at) =>
      Entry.parse({
        id: `line-${at}`,
        kind: 'hotline',
        name: { zh },
        phones: ['+8637167'],
        source: { zh: '通告' },
        announcedOn: '2022-01-12',
      }),
    );
    const csv = writeDirectory(entries);
    assert.doesNotMatch(csv, /(?:^|,)"?[=+@-]/m);
    assert.deepEqual(readDirectory(csv, city), { rows: entries, faults: [] });
    assert.deepEqual(readDirectory(`\uFEFF${csv}`, city).rows, entries);
  });
});
