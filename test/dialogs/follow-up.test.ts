import assert from 'node:assert/strict';
import { realChat } from './real-city.ts';

/** What is said to the last of these words. */
function lastSaid(...words: readonly string[]): readonly string[] {
  const chat = realChat();
  for (const each of words) chat.say(each);
  return chat.said;
}

describe('a few words after a question about the rules', () => {
  it('ask it of another city, district, street or day', () => {
    for (const [question, then] of [
      ['开封现在能做核酸吗', '那郑州呢'],
      ['金水区今天做核酸吗', '二七区呢'],
      ['金水区今天做核酸吗', '那中原区'],
      ['今天几点做核酸', '东风路呢'],
      ['昨天几点做核酸', '明天呢？'],
    ] as const)
      assert.deepEqual(lastSaid(question, then), ['policy.expired'], then);
  });

  it('ask for another side of it', () => {
    const chat = realChat();
    chat.say('今天要做核酸吗');
    chat.say('在哪');
    assert.match(chat.text, /常住地/);
    chat.say('几点');
    assert.match(chat.text, /9:00/);
  });

  it('that nothing answers are not known, and no request', () => {
    for (const [question, then] of [
      ['健康码黄了怎么办', '红码呢'],
      ['怎么去医院', '要什么证明'],
      ['能点外卖吗', '快递呢'],
      ['核酸多少钱', 'what about the antigen test'],
    ] as const)
      assert.deepEqual(lastSaid(question, then), ['policy.unknown'], then);
  });

  it('leave the question open that the rules wait for', () => {
    assert.deepEqual(lastSaid('发烧了去哪个医院', '远不远'), ['policy.ask_zone']);
  });

  it('are something else where they tell of a need or a person, or steer', () => {
    for (const then of ['我爸的药呢', '那帮我登记吧', '那转人工', '那算了', '那谢谢了'])
      assert.ok(!lastSaid('能点外卖吗', then).includes('policy.unknown'), then);
  });
});
