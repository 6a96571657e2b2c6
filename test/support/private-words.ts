/** What residents of the tests say of themselves, and that no log may hold. */
import assert from 'node:assert/strict';

export const PERSON = {
  name: '魏青山',
  phone: '13800138000',
  address: '阳光花园3号楼2单元502',
} as const;

/** Fails where a line of the log holds one of the words, or the person's name, phone or address. */
export function assertSilent(log: string, ...words: readonly string[]): void {
  for (const secret of [...Object.values(PERSON), ...words]) {
    const line = log.split('\n').find((each) => each.includes(secret));
    assert.equal(line, undefined, `the log holds ${secret}`);
  }
}
