import assert from 'node:assert/strict';
import { readArticle } from '../../../knowledge/content/article-file.ts';
import { Entry } from '../../../knowledge/content/directory.ts';
import { fault } from '../../../knowledge/content/fault.ts';
import { writeDirectory, writeRegister } from '../../../knowledge/content/table-file.ts';
import { kindOf } from '../../../web/editor/file-kind.ts';
import { decoded, records, writtenIn } from '../../../web/editor/pane/import-file.ts';
import { NAME_OF, samplesOf } from '../../../web/editor/pane/import-samples.ts';
import { PANE_SETTINGS } from './pane-samples.ts';

const SAMPLES = samplesOf(PANE_SETTINGS);
const header = (csv: string) => csv.split('\n', 1)[0];

describe('editor: files to import', () => {
  it('are read as UTF-8, or as Chinese spreadsheets write', () => {
    assert.equal(decoded(new TextEncoder().encode('小区')), '小区');
    assert.equal(decoded(Uint8Array.from([0xd0, 0xa1, 0xc7, 0xf8])), '小区');
  });

  it('are known by their name and first line', () => {
    for (const kind of ['directory', 'register', 'article'] as const) {
      assert.equal(kindOf(NAME_OF[kind], SAMPLES[kind]), kind);
      assert.equal(kindOf('', SAMPLES[kind]), kind);
    }
    assert.equal(kindOf('名册.csv', '\uFEFF"Place", zone\r\n'), 'register');
    assert.equal(kindOf('x.csv', '小区,分区\n'), null);
    assert.equal(kindOf('通告.markdown', 'id: x\n'), 'article');
    // Whoever says that it is a table gets it read as one.
    assert.equal(kindOf('directory.csv', SAMPLES.article), null);
  });

  it('name the bad row with its own words', () => {
    const csv = 'place,zone\n"河沿\n小区",封控区\n,\n\n城北花园,风控区\n';
    assert.deepEqual(records(csv), [
      'place,zone',
      '"河沿\n小区",封控区',
      '城北花园,风控区',
    ]);
    const inRow = (row: number) => ({ ...fault('zone', 'noPlace'), row });
    assert.equal(writtenIn(csv, inRow(3)), '城北花园,风控区');
    assert.equal(writtenIn(csv, fault('分区', 'column')), null);
    assert.equal(writtenIn(csv, inRow(9)), null);
  });
});

describe('editor: sample files', () => {
  it('have the columns that the house reads', () => {
    assert.equal(header(SAMPLES.directory), header(writeDirectory([])));
    assert.equal(header(SAMPLES.register), header(writeRegister({ rows: [] })));
    for (const kind of ['directory', 'register'] as const) {
      const [columns = '', row = ''] = SAMPLES[kind].split('\n');
      assert.equal(row.split(',').length, columns.split(',').length, kind);
    }
  });

  it('hold what would be taken in', () => {
    const article = readArticle(SAMPLES.article);
    assert.ok('id' in article, 'faults' in article ? article.faults.join() : '');
    const [columns = '', row = ''] = SAMPLES.directory.split('\n');
    const cells = row.split(',');
    const of = (name: string) => cells[columns.split(',').indexOf(name)];
    const { success } = Entry.safeParse({
      id: of('id'),
      kind: of('kind'),
      name: { zh: of('name_zh') },
      phones: [of('phones')],
      source: { zh: of('source_zh') },
      announcedOn: of('announced_on'),
    });
    assert.ok(success);
  });
});
