import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { openVault, seal, unseal } from '../../../integrations/database/seal.ts';

const key = createSecretKey(Buffer.alloc(32, 1));
const words = Buffer.from('胸口疼');

describe('seal', () => {
  it('opens with the same key in the same place, and with nothing else', () => {
    const sealed = seal(key, 'case:1', words);
    assert.deepEqual(unseal(key, 'case:1', sealed), words);
    assert.throws(() => unseal(key, 'case:2', sealed));
    assert.throws(() => unseal(createSecretKey(Buffer.alloc(32, 2)), 'case:1', sealed));
  });

  it('notices any changed byte', () => {
    const sealed = seal(key, 'case:1', words);
    fc.assert(
      fc.property(
        fc.nat(sealed.length - 1),
        fc.integer({ min: 1, max: 255 }),
        (at, flip) => {
          const changed = Buffer.from(sealed);
          changed[at] = (changed[at] ?? 0) ^ flip;
          assert.throws(() => unseal(key, 'case:1', changed));
        },
      ),
    );
  });

  it('never seals two things alike', () => {
    const seen = new Set<string>();
    for (let count = 0; count < 1_000; count++) {
      seen.add(seal(key, 'case:1', words).toString('base64'));
    }
    assert.equal(seen.size, 1_000);
  });

  it('finds a phone however it is written, under its own data key alone', () => {
    const vault = openVault(Buffer.alloc(32, 1));
    assert.equal(vault.phoneHash('138 0000-0000'), vault.phoneHash('13800000000'));
    assert.notEqual(
      openVault(Buffer.alloc(32, 2)).phoneHash('13800000000'),
      vault.phoneHash('13800000000'),
    );
  });

  it('gives each purpose a secret of its own, the same at every start', () => {
    const secret = (purpose: string) => openVault(Buffer.alloc(32, 1)).secret(purpose);
    assert.equal(secret('cookies').length, 32);
    assert.deepEqual(secret('cookies'), secret('cookies'));
    assert.notDeepEqual(secret('cookies'), secret('tokens'));
  });

  it('wraps a person’s key for that person only', () => {
    const vault = openVault(Buffer.alloc(32, 1));
    const wrapped = vault.wrap('person-1', Buffer.alloc(32, 9));
    assert.deepEqual(vault.unwrap('person-1', wrapped).export(), Buffer.alloc(32, 9));
    assert.throws(() => vault.unwrap('person-2', wrapped));
  });
});
