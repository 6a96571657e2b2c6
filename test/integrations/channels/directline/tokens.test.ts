import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { createConversationIds } from '../../../../integrations/channels/directline/conversation-ids.ts';
import type { Claims } from '../../../../integrations/channels/directline/tokens.ts';
import { createTokens } from '../../../../integrations/channels/directline/tokens.ts';
import { seededIds } from '../../../support/fixed.ts';

const KEY = Buffer.alloc(32, 7);
const NOW = new Date('2022-01-12T10:00:00Z');
const SECOND = NOW.getTime() / 1000;
const tokens = createTokens(KEY);
const CLAIMS: Claims = { use: 'access', conv: 'c', exp: SECOND + 1, user: 'dl_李' };

describe('directline tokens', () => {
  it('are JSON Web Tokens that a client can read', () => {
    const [header = '', payload = '', signature] = tokens.issue(CLAIMS).split('.');
    const read = (part: string) =>
      JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    assert.deepEqual(read(header), { alg: 'HS256', typ: 'JWT' });
    assert.deepEqual(read(payload), CLAIMS);
    const expected = createHmac('sha256', KEY).update(`${header}.${payload}`);
    assert.equal(signature, expected.digest('base64url'));
  });

  it('hold until their second, for their use', () => {
    const token = tokens.issue(CLAIMS);
    assert.deepEqual(tokens.read(token, 'access', NOW), {
      result: 'valid',
      claims: CLAIMS,
    });
    const later = new Date(NOW.getTime() + 1000);
    assert.equal(tokens.read(token, 'access', later).result, 'expired');
    assert.equal(tokens.read(token, 'stream', NOW).result, 'invalid');
    assert.equal(
      createTokens(Buffer.alloc(32, 8)).read(token, 'access', NOW).result,
      'invalid',
    );
  });

  it('bear no change of a single character', () => {
    const token = tokens.issue(CLAIMS);
    fc.assert(
      fc.property(
        fc.nat({ max: token.length - 1 }),
        fc.string({ maxLength: 2 }),
        (at, to) => {
          const changed = token.slice(0, at) + to + token.slice(at + 1);
          fc.pre(changed !== token);
          assert.equal(tokens.read(changed, 'access', NOW).result, 'invalid');
        },
      ),
    );
  });

  it('are never anything else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (text) => {
        assert.equal(tokens.read(text, 'access', NOW).result, 'invalid');
      }),
    );
  });
});

describe('conversation ids', () => {
  const ids = createConversationIds(KEY, seededIds(1));
  it('are known again, and made-up ones are not', () => {
    const id = ids.mint();
    assert.match(id, /^[\w-]{30}$/);
    assert.ok(ids.verify(id));
    assert.notEqual(ids.mint(), id);
    for (const other of ['', 'x', `${id}x`, id.slice(1), id.toLowerCase()]) {
      assert.ok(!ids.verify(other), other);
    }
  });
});
