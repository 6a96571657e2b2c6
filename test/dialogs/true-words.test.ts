import assert from 'node:assert/strict';
import { realChat } from './real-city.ts';

/** What is said of a case happened in that turn. */
describe('dialogs: true words', () => {
  it('do not mark anew what was as urgent before', () => {
    const chat = realChat();
    chat.say('我老婆39周，肚子疼得厉害');
    chat.say('破水了');
    assert.equal(chat.said[0], 'emergency.more');
    assert.doesNotMatch(chat.text, /改标/);
  });

  it('say that a level rose when it did', () => {
    const chat = realChat();
    chat.say('药没了，明天就断药');
    assert.equal(chat.said[0], 'emergency.high');
    chat.say('奶奶喘不上气');
    assert.equal(chat.said[0], 'emergency.raised');
  });

  it('ring the fire brigade once in a breath', () => {
    const chat = realChat();
    chat.say('家里着火了');
    assert.equal(chat.text.match(/119/g)?.length, 1, chat.text);
  });

  it('do not speak of a last time to whoever just began', () => {
    const chat = realChat();
    chat.say('小区好久没有暖气');
    chat.say('我要求助');
    assert.deepEqual(chat.said, ['resumed', 'ask.district.again']);
    assert.doesNotMatch(chat.text, /上次/);
  });

  it('note nothing where nothing was told', () => {
    const chat = realChat();
    chat.say('家里着火了，金水区红专路98号院3号楼，13800001111');
    while (chat.asked !== null) chat.say('跳过');
    assert.equal(chat.said.at(-1), 'emergency.known');
    chat.say('火往楼上烧了');
    assert.equal(chat.said.at(-1), 'emergency.noted');
  });
});
