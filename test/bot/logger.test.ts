import assert from 'node:assert/strict';
import { createLogger } from '../../bot/logger.ts';

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('trace', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it('hides fields that hold people', () => {
    const line = logged((log) =>
      log.info({ text: '我妈妈', phone: 'x', nested: { address: '3号楼' } }, 'said'),
    );
    assert.doesNotMatch(line, /我妈妈|3号楼/);
    assert.match(line, /\[hidden\]/);
  });

  it('masks phone and identity numbers in any line, and leaves time and ids whole', () => {
    const line = logged((log) =>
      log.info(
        { id: '0190a5b1-1380-0013-8000-000000000000' },
        'from 13800001234 or 037112345678',
      ),
    );
    assert.doesNotMatch(line, /13800001234|037112345678/);
    assert.match(line, /"time":"\d{4}-/);
    assert.match(line, /0190a5b1-1380-0013-8000-000000000000/);
  });

  it("keeps an error's kind and place but not its message, which may quote somebody", () => {
    const line = logged((log) =>
      log.error({ err: new TypeError('cannot read 我爸胸口疼') }, 'x'),
    );
    assert.match(line, /TypeError/);
    assert.match(line, /logger\.test/);
    assert.doesNotMatch(line, /胸口/);
  });
});
