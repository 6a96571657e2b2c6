import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ASK = fileURLToPath(new URL('../../bot/cli/ask.ts', import.meta.url));

describe('npm run ask', () => {
  const run = (lines: readonly string[]) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [ASK], {
      input: `${lines.join('\n')}\n`,
      encoding: 'utf8',
    });
    assert.equal(stderr, '');
    const rows: unknown[] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    return { rows, status };
  };

  it('answers line by line, in order, and tells bad lines by its exit status', () => {
    const { rows, status } = run([
      '{"id":"a","text":"放疗打哪个电话","zone":"管控区"}',
      'oops',
      '{"id":"b","text":"急病去哪家医院"}',
      '{"id":"c","text":"今天几点做核酸","district":"金水区","as_of":"2022-01-10"}',
      '{"id":"d","text":"今天几点做核酸","district":"金水区","as_of":"2022-01-12"}',
      '{"id":"e","text":"洛阳今天下雨吗"}',
      '{"id":"f","text":"透析怎么约","zone":"月亮区"}',
      '{"id":"g","text":"Is the 12355 line free?"}',
    ]);
    assert.equal(status, 1);
    const brief = rows.map((row) => {
      assert.ok(row !== null && typeof row === 'object');
      const get = (key: string): unknown => Reflect.get(row, key);
      return [get('id'), get('answered') ?? get('error'), get('asked'), get('article')];
    });
    assert.deepEqual(brief, [
      ['a', true, null, 'radiotherapy'],
      [null, 'not JSON', undefined, undefined],
      ['b', false, 'zone', 'care-central-quarantine'],
      ['c', true, null, 'testing-time'],
      ['d', false, null, 'testing-time'],
      ['e', false, null, null],
      ['f', 'zone: the city has none of this name', undefined, undefined],
      ['g', true, null, 'youth-line'],
    ]);
  });

  it('ends well where every line was good, and carries the urgency', () => {
    const { rows, status } = run(['{"id":1,"text":"封控区有人昏迷了打哪个电话"}']);
    assert.equal(status, 0);
    const [row] = rows;
    assert.ok(
      row !== null && typeof row === 'object' && 'urgency' in row && 'text' in row,
    );
    assert.equal(row.urgency, 'critical');
    assert.match(String(row.text), /120/);
  });
});
