import assert from 'node:assert/strict';
import { realChat } from './real-city.ts';

/** Asked where somebody in danger is, and told this. */
function answered(words: string) {
  const chat = realChat();
  chat.say('我爸晕倒了');
  assert.equal(chat.asked, 'address');
  chat.say(words);
  return chat;
}

describe('dialogs: what is no place', () => {
  const said = [
    '打过120了',
    '打完120了 还要做啥',
    '120说路封了来不了',
    '嘴发青',
    '好了 不疼了 是岔气',
    '手脚冰凉',
    '邻居在帮忙掐人中',
    '物业的人不肯开门',
    '他老毛病犯了',
    '药已经含上了',
    '我问问我姐',
    '人中掐了没用',
    '你们看不到吗',
  ];
  for (const words of said) {
    it(`is not written down as one, and it is still sought: ${words}`, () => {
      const chat = answered(words);
      assert.equal(chat.state.personal.draft?.address, undefined);
      assert.equal(chat.asked, 'address');
    });
  }

  it('is not found in the first message either', () => {
    const chat = realChat();
    chat.say('透析管路出血了');
    assert.equal(chat.state.personal.draft?.address, undefined);
    assert.equal(chat.asked, 'address');
  });

  for (const words of ['中原路120号', '岔河村', '嘴子沟村', '桥南新村']) {
    it(`is no neighbour of it: ${words}`, () => {
      assert.equal(answered(words).state.personal.draft?.address?.value, words);
    });
  }
});
