import assert from 'node:assert/strict';
import { realChat } from './real-city.ts';

/** A question that the rules answer starts no form; it is only offered. */
describe('dialogs: a question and nothing else', () => {
  for (const words of [
    '心理热线电话多少',
    '心理援助热线号码',
    '透析去哪里',
    '孕妇去哪家医院',
    '上门核酸怎么申请',
  ])
    it(`is answered, and a request only offered: ${words}`, () => {
      const chat = realChat();
      chat.say(words);
      assert.deepEqual(chat.said, ['policy.answer']);
      assert.equal(chat.state.draft, null);
      const offered = chat.state.asked?.choices.map(({ id }) => id) ?? [];
      assert.ok(offered.some((id) => id === 'do:file' || id === 'do:register'));
    });

  for (const words of ['降压药去哪开', '糖尿病的药在哪里能开'])
    it(`is asked for the zone that the answer depends on: ${words}`, () => {
      const chat = realChat();
      chat.say(words);
      assert.deepEqual(chat.said, ['policy.ask_zone']);
      assert.equal(chat.state.draft, null);
      chat.tap('policy:sealed');
      assert.match(chat.text, /社区卫生服务中心/);
    });

  it('about the trains is answered from the notice', () => {
    for (const words of ['现在地铁开着吗', '地铁停了没']) {
      const chat = realChat();
      chat.say(words);
      assert.match(chat.text, /首末班车时间/, words);
    }
  });

  for (const words of [
    '我家没菜了哪里能买',
    '老人的药断了去哪里买',
    '停电了找谁',
    '我的降压药没了去哪开',
  ])
    it(`that tells a trouble is taken in: ${words}`, () => {
      const chat = realChat();
      chat.say(words);
      assert.notEqual(chat.state.draft, null);
    });

  it('keeps what it told, should it become a request', () => {
    const chat = realChat();
    chat.say('透析去哪里');
    chat.tap('do:register');
    assert.equal(chat.state.personal.draft?.account[0]?.value, '透析去哪里');
  });
});
