import assert from 'node:assert/strict';
import en from '../../../../dialogs/locales/en.json' with { type: 'json' };
import zh from '../../../../dialogs/locales/zh.json' with { type: 'json' };
import { encoded } from '../../../../integrations/channels/sms/encoding.ts';
import words from '../../../../integrations/channels/sms/opt-out.json' with {
  type: 'json',
};
import { dialled } from '../../../../integrations/channels/sms/phone.ts';

describe('sms: what a text costs', () => {
  for (const [name, text, segments] of [
    ['160 letters of the GSM alphabet', 'a'.repeat(160), 1],
    ['one more', 'a'.repeat(161), 2],
    ['two segments of 153', 'a'.repeat(306), 2],
    ['one more than those', 'a'.repeat(307), 3],
    ['brackets and braces, which take two', '[]{}'.repeat(20), 1],
    ['one bracket more', '[]{}'.repeat(20).concat('['), 2],
    ['70 Chinese characters', '值'.repeat(70), 1],
    ['71 of them', '值'.repeat(71), 2],
    ['135, in segments of 67', '值'.repeat(135), 3],
    ['35 emoji of two units', '🆘'.repeat(35), 1],
    ['one Chinese character among letters', `${'a'.repeat(70)}值`, 2],
  ] as const) {
    it(`counts ${name}`, () => {
      assert.deepEqual(encoded(text), { text, segments });
    });
  }

  it('writes plain quotation marks where they alone halve it', () => {
    const curly = `“It’s here” – wait… ${'a'.repeat(100)}`;
    const { text, segments } = encoded(curly);
    assert.match(text, /^"It's here" - wait\.\.\. a/);
    assert.equal(segments, 1);
  });

  it('leaves a Chinese text its own marks', () => {
    const text = '请回复“转人工”——我们在…';
    assert.deepEqual(encoded(text), { text, segments: 1 });
  });
});

describe('sms: numbers as people write them', () => {
  for (const [written, number] of [
    ['13900000000', '+8613900000000'],
    ['139 0000-0000', '+8613900000000'],
    ['0371-1234 5678', '+8637112345678'],
    ['(0371) 12345678', '+8637112345678'],
    ['+1 500 555 0006', '+15005550006'],
    ['0086 13900000000', '+8613900000000'],
    ['12345', null],
    ['转 8001', null],
    ['', null],
  ] as const) {
    it(`reads ${written || 'nothing'}`, () => {
      assert.equal(dialled(written, '+86'), number);
    });
  }
});

describe('sms: words that the vendor takes for itself', () => {
  it('are none of the words that residents are offered', () => {
    const taken = new Set([...words.stop, ...words.start]);
    const labels = [zh, en].flatMap((locale) => Object.entries(locale));
    const offered = labels.filter(([key]) => key.startsWith('label.'));
    assert.ok(offered.length > 20);
    for (const [key, label] of offered)
      assert.ok(!taken.has(label.trim().toLowerCase()), key);
  });
});
