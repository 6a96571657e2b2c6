import assert from 'node:assert/strict';
import { isSendKey } from '../../../web/shared/send-key.ts';

describe('the key that sends', () => {
  const NOTHING = { altKey: false, repeat: false, isComposing: false, shiftKey: false };
  const enter = (over: Partial<Parameters<typeof isSendKey>[0]> = {}) =>
    isSendKey({ key: 'Enter', keyCode: 13, ...NOTHING, ...over });

  it('is Enter', () => {
    assert.equal(enter(), true);
  });

  it('is not Shift+Enter or Alt+Enter, nor another key, nor one held down', () => {
    assert.equal(enter({ shiftKey: true }), false);
    assert.equal(enter({ altKey: true }), false);
    assert.equal(enter({ key: 'a' }), false);
    assert.equal(enter({ repeat: true }), false);
  });

  it('is not the Enter that chooses a character', () => {
    assert.equal(enter({ isComposing: true }), false);
    assert.equal(enter({ keyCode: 229 }), false);
  });
});
