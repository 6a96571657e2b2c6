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

  for (const words of ['我家没菜了哪里能买', '老人的药断了去哪里买', '停电了找谁'])
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
