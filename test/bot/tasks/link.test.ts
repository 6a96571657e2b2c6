import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTaskToken, taskPath, taskToken } from '../../../bot/tasks/link.ts';

const SECRET = Buffer.alloc(32, 7);
const CASE = '0190a1b2-0000-7000-8000-000000000001';

describe('the address of a task', () => {
  it('opens its own task, and is the same every time', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1, max: 65_535 }), (caseId, task) => {
        const token = taskToken(SECRET, { caseId, task });
        assert.match(token, /^[\w-]{46}$/);
        assert.deepEqual(readTaskToken(SECRET, token), { caseId, task });
        assert.equal(taskPath(SECRET, { caseId, task }), `/task/${token}`);
      }),
    );
  });

  it('opens nothing when a byte of it is another, or under another secret', () => {
    const token = taskToken(SECRET, { caseId: CASE, task: 1 });
    const bytes = Buffer.from(token, 'base64url');
    for (const [index, byte] of bytes.entries()) {
      const other = Buffer.from(bytes);
      other[index] = byte ^ 1;
      assert.equal(readTaskToken(SECRET, other.toString('base64url')), null);
    }
    assert.equal(readTaskToken(Buffer.alloc(32, 8), token), null);
  });

  it('has one spelling', () => {
    const token = taskToken(SECRET, { caseId: CASE, task: 1 });
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const last of letters) {
      const spelt = token.slice(0, -1) + last;
      assert.equal(readTaskToken(SECRET, spelt) !== null, spelt === token);
    }
    assert.equal(readTaskToken(SECRET, `${token}=`), null);
  });

  it('is not found in any other text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(readTaskToken(SECRET, text), null);
      }),
    );
  });
});
