import assert from 'node:assert/strict';
import { commandOf, KEYS } from '../../../web/desk/keys.ts';
import { stroke } from '../stroke.ts';

describe('desk keys', () => {
  for (const [key, command] of Object.entries(KEYS)) {
    it(`${key} is ${command}`, () =>
      assert.equal(commandOf(stroke(key), false), command));
  }

  it('work with caps lock', () => {
    assert.equal(commandOf(stroke('N'), false), 'next');
  });

  it('are silent while somebody types, but for Escape', () => {
    for (const [key, command] of Object.entries(KEYS)) {
      const expected = key === 'Escape' ? command : null;
      assert.equal(commandOf(stroke(key), true), expected);
    }
  });

  it('leave the browser its own combinations', () => {
    for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const) {
      assert.equal(commandOf(stroke('t', { [held]: true }), false), null);
    }
  });

  it('act once when held down, and never inside an input method', () => {
    assert.equal(commandOf(stroke('t', { repeat: true }), false), null);
    assert.equal(commandOf(stroke('n', { isComposing: true }), false), null);
  });

  it('know nothing of others', () => {
    for (const key of ['x', 'Enter', 'constructor', ' ']) {
      assert.equal(commandOf(stroke(key), false), null);
    }
  });
});
