import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { readFile } from '../../../bot/editor/exchange.ts';
import { readArticle, writeArticle } from '../../../knowledge/content/article-file.ts';
import type { Content } from '../../../knowledge/content/content.ts';
import { type Fault, faultText } from '../../../knowledge/content/fault.ts';
import {
  readDirectory,
  readRegister,
  writeDirectory,
  writeRegister,
} from '../../../knowledge/content/table-file.ts';
import {
  aRow,
  asArticle,
  asEntry,
  type Editing,
  openEditing,
  PACK,
  PUMP,
  PUMP_ANSWER,
  PUMP_LINE,
  WRITER,
} from './editing.ts';

const OTHER_LINE = { ...PUMP_LINE, id: 'boat-line', phones: ['8585'] };

const LOCAL = '2030-05-02T10:00';

const told = (faults: readonly Fault[]) => faults.map(faultText).join('\n');

describe('editing: files in and out', () => {
  let house: Editing;

  beforeEach(async function () {
    this.timeout(30_000);
    house = await openEditing();
  });

  afterEach(() => house.close());

  const read = (name: string, text: string, apply = false) =>
    house.port.import(WRITER, { name, text, apply });
  const open = async () =>
    (await house.port.list(WRITER))
      .filter((item) => item.open !== null)
      .map(({ kind, id }) => `${kind} ${id}`);

  describe('the export', () => {
    async function exported(): Promise<ReadonlyMap<string, string>> {
      const files = unzipSync(await house.port.export(WRITER));
      return new Map(
        Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]),
      );
    }

    /** As a new house would read it. */
    async function readBack(): Promise<Content> {
      const files = await exported();
      const articles = [...files]
        .filter(([path]) => path.endsWith('.md'))
        .map(([path, text]) => {
          const article = readArticle(text);
          assert.ok(!('faults' in article), `${path}: ${JSON.stringify(article)}`);
          assert.equal(path, `articles/${article.id}.md`);
          return article;
        });
      const directory = readDirectory(files.get('directory.csv') ?? '', PACK.city);
      const register = readRegister(files.get('zones.csv') ?? '', PACK.city);
      assert.deepEqual([...directory.faults, ...register.faults], []);
      return { articles, directory: directory.rows, register: { rows: register.rows } };
    }

    const plain = ({ articles, directory, register }: Content): unknown =>
      JSON.parse(
        JSON.stringify({
          articles: articles
            .map((article) => ({ ...article, version: 1 }))
            .sort((a, b) => a.id.localeCompare(b.id)),
          directory,
          register,
        }),
      );

    it('read back is the same content', async () => {
      assert.deepEqual(plain(await readBack()), plain(PACK));
    });

    it('has what was published since, and no draft', async () => {
      await house.publish(asArticle({ answer: { zh: PUMP_ANSWER } }));
      await house.save(asEntry({ phones: ['9999'] }));
      const now = house.clock.now();
      assert.deepEqual(plain(await readBack()), plain(house.published.contentAt(now)));
      const files = [...(await exported()).values()].join('\n');
      assert.match(files, /借一天/);
      assert.doesNotMatch(files, /9999|version/);
    });

    it('opens in a spreadsheet as what it is', async () => {
      const files = unzipSync(await house.port.export(WRITER));
      const mark = [0xef, 0xbb, 0xbf];
      assert.deepEqual([...(files['directory.csv'] ?? [])].slice(0, 3), mark);
      assert.deepEqual([...(files['zones.csv'] ?? [])].slice(0, 3), mark);
      assert.notDeepEqual([...(files['articles/pump.md'] ?? [])].slice(0, 3), mark);
    });

    it('read in again changes nothing', async () => {
      await house.publish(asArticle({ answer: { zh: PUMP_ANSWER } }));
      for (const [path, text] of await exported()) {
        const result = await read(path, text, true);
        assert.deepEqual([result.faults, result.changed], [[], []], path);
      }
      assert.deepEqual(await open(), []);
    });
  });

  it('says what an import would do, and does nothing', async () => {
    const csv = writeDirectory([{ ...PUMP_LINE, phones: ['8484'] }, OTHER_LINE]);
    const result = await read('directory.csv', csv);
    assert.deepEqual(result, {
      faults: [],
      changed: [
        { id: 'pump-line', is: 'changed' },
        { id: 'boat-line', is: 'new' },
      ],
      unchanged: 0,
      applied: false,
    });
    assert.deepEqual(await open(), []);
  });

  it('makes drafts of what differs, which go the way of all drafts', async () => {
    const csv = writeDirectory([PUMP_LINE, OTHER_LINE]);
    const result = await read('目录.csv', csv, true);
    assert.equal(result.applied, true);
    assert.equal(result.unchanged, 1);
    assert.deepEqual(await open(), ['entry boat-line']);
    const item = await house.port.find(WRITER, 'entry', 'boat-line');
    assert.equal(item.open?.note, '目录.csv');
    assert.equal(item.open?.writtenBy, 'lin');
    assert.equal(item.live, null, 'nobody is told of it yet');
  });

  it('takes an article’s file and the register’s', async () => {
    const changed = { ...PUMP, answer: { zh: PUMP_ANSWER } };
    await read('pump.md', writeArticle(changed), true);
    const rows = [...PACK.register.rows, aRow('灯塔新村', { district: 'hill' })];
    await read('ZONES.CSV', writeRegister({ rows }), true);
    assert.deepEqual(await open(), ['article pump', 'register zones']);
  });

  it('takes an article by whatever name the page takes it', () => {
    const text = writeArticle({ ...PUMP, answer: { zh: PUMP_ANSWER } });
    for (const name of ['pump.md', '水泵.markdown', 'PUMP.MD', 'pump.txt', '']) {
      const { items } = readFile(name, text, PACK.city, PACK, LOCAL);
      assert.deepEqual(
        items.map(({ kind }) => kind),
        ['article'],
        name,
      );
    }
  });

  it('takes what a spreadsheet of the country saves', async () => {
    const text =
      '\uFEFF"place";district;zone;from;source_zh;announced_on\r\n灯塔新村;山坡区;积水区;2030-05-02;通告;2030-05-02\r\n';
    const { faults, changed } = await read('zones.csv', text);
    assert.deepEqual([faults, changed], [[], [{ id: 'zones', is: 'changed' }]]);
  });

  it('applies nothing of a file with a fault', async () => {
    const csv = `${writeDirectory([OTHER_LINE])}broken,nothing\n`;
    const result = await read('directory.csv', csv, true);
    assert.equal(result.applied, false);
    assert.match(told(result.faults), /^row 3: kind/m);
    assert.deepEqual(await open(), []);
  });

  it('names what is wrong with an article', async () => {
    const nowhere = writeArticle({ ...PUMP, zones: ['sealed'] });
    assert.match(told((await read('pump.md', nowhere)).faults), /zones: .*sealed/);
    assert.match(told((await read('pump.md', '# 问')).faults), /two lines of ---/);
  });

  it('names one id that stands twice, and one place told twice', async () => {
    const twice = writeDirectory([OTHER_LINE, { ...OTHER_LINE, phones: ['8586'] }]);
    const result = await read('directory.csv', twice, true);
    assert.equal(told(result.faults), 'boat-line: stands twice');
    assert.equal(result.applied, false);
    const rows = [aRow('渔人码头'), aRow('渔人码头')];
    const { faults } = await read('zones.csv', writeRegister({ rows }));
    assert.match(told(faults), /two rows begin/);
  });

  it('takes no register that it could not read again', async () => {
    const rows = Array.from({ length: 50_001 }, (_, at) => aRow(`小区${at}`));
    const { faults, applied } = await read('zones.csv', writeRegister({ rows }), true);
    assert.equal(told(faults), 'rows: at most 50000');
    assert.equal(applied, false);
  });

  it('does not write over somebody’s draft', async () => {
    await house.save(asEntry({ phones: ['8400'] }));
    const csv = writeDirectory([{ ...PUMP_LINE, phones: ['8484'] }, OTHER_LINE]);
    const result = await read('directory.csv', csv, true);
    assert.equal(result.applied, false);
    assert.match(told(result.faults), /^pump-line: somebody has a draft/);
    assert.deepEqual(await open(), ['entry pump-line']);
  });

  it('says so where it cannot tell what a file is', () => {
    for (const text of ['', '\n', 'name,phone\nx,1\n', '{}']) {
      const { items, faults } = readFile('file.csv', text, PACK.city, PACK, LOCAL);
      assert.deepEqual(items, []);
      assert.match(told(faults), /first line must name the columns/);
    }
  });
});
