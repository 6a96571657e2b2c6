import assert from 'node:assert/strict';
import en from '../../../web/chat/locales/en.json' with { type: 'json' };
import zh from '../../../web/chat/locales/zh.json' with { type: 'json' };
import { words } from '../../../web/chat/words.ts';

const holes = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();

describe('chat: locales', () => {
  it('have the same keys', () => {
    assert.deepEqual(Object.keys(en), Object.keys(zh));
  });

  it('have no empty sentence and the same values to fill in', () => {
    const english: Readonly<Record<string, string>> = en;
    for (const [key, sentence] of Object.entries(zh)) {
      assert.ok(sentence.trim() && english[key]?.trim(), key);
      assert.deepEqual(holes(sentence), holes(english[key] ?? ''), key);
    }
  });

  it('fill in values, and leave alone what has none', () => {
    const say = words('zh');
    assert.equal(say('speaker.agent', { badge: '1023' }), '值班员 1023');
    assert.equal(say('speaker.agent'), '值班员 {badge}');
  });
});
