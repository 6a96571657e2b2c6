/** What the house wrote of words that were taken back. */
import assert from 'node:assert/strict';
import { withoutEchoes } from '../../bot/echoes.ts';
import type { StoredActivity } from '../../integrations/activity.ts';

const WORDS = '我爸胸口疼，住迎宾路3号院，电话13512340088';

const said = (text: string, value?: unknown): StoredActivity => ({
  conversationId: 'c',
  seq: 2,
  speaker: 'bot',
  activity: {
    type: 'message',
    id: 'c|0000002',
    timestamp: '2022-01-12T10:00:00.000Z',
    channelId: 'x',
    conversation: { id: 'c' },
    from: { id: 'huying', role: 'bot' },
    text,
    ...(value !== undefined && { value }),
  },
});
const left = (text: string, words = WORDS) =>
  withoutEchoes(said(text), [words]).activity.text;

describe('echoes of words that were taken back', () => {
  const gone = [
    [`听明白了：“${WORDS}”。已叫值班员接手。`, '听明白了：“…”。已叫值班员接手。'],
    ['听明白了：“我爸胸口疼，住迎宾路…”。', '听明白了：“…”。'],
    ['急 · 胸痛 · “我爸胸口疼，住迎宾路号院，电话”', '急 · 胸痛 · “…”'],
    [`前面的话\n${WORDS}\n后面的话`, '前面的话\n…\n后面的话'],
    [WORDS, ''],
  ] as const;
  for (const [text, without] of gone) {
    it(`go from: ${text}`, () => assert.equal(left(text), without));
  }

  const kept = [
    '请现在就拨打 120。',
    '不要自己走动，“住迎宾路的人”请注意。',
    '规定说：“胸口疼应当立即就医”。',
    '“”',
  ];
  for (const text of kept) {
    it(`leave: ${text}`, () => assert.equal(left(text), text));
  }

  it('of a word or two go only where they stand by themselves', () => {
    assert.equal(left('您好，请说。', '您好'), '您好，请说。');
    assert.equal(left('听明白了：“您好”。', '您好'), '听明白了：“…”。');
  });

  it('go from what was told to whoever takes over', () => {
    const value = { summary: { headline: '急 · “我爸胸口疼…”', lines: [WORDS, '别的'] } };
    const { activity } = withoutEchoes(said('转接', value), [WORDS]);
    assert.deepEqual(activity.value, {
      summary: { headline: '急 · “…”', lines: ['', '别的'] },
    });
  });

  it('are not looked for where nothing was said', () => {
    const stored = said('听明白了：“好的”。');
    assert.equal(withoutEchoes(stored, ['', ' ']), stored);
  });
});
