import assert from 'node:assert/strict';
import { realChat } from './real-city.ts';

/** Words that tell no trouble start no request, and letters that are no words are no language. */
describe('dialogs: idle words', () => {
  const IDLE = [
    '好的',
    '嗯',
    '收到',
    '知道了',
    'ok',
    '123456789012345',
    '1234',
    '？？？',
    'x',
  ];
  for (const words of IDLE) {
    it(`start no request as the first words: ${words}`, () => {
      const chat = realChat();
      chat.say(words);
      assert.equal(chat.state.draft, null);
      assert.deepEqual(chat.said, ['greeting']);
    });

    it(`start no request later: ${words}`, () => {
      const chat = realChat();
      chat.say('你好');
      chat.say(words);
      assert.equal(chat.state.draft, null, chat.text);
      assert.ok(!chat.said.includes('cancel.nothing'), chat.text);
    });
  }

  it('are no addition to a case that is told to its end', () => {
    const chat = realChat();
    chat.say('家里着火了，金水区红专路98号院3号楼，13800001111');
    while (chat.asked !== null) chat.tap(`skip:${chat.asked}`);
    const before = chat.state.personal.draft?.account.length;
    for (const words of ['好的', '嗯', '收到', '跳过']) chat.say(words);
    assert.equal(chat.state.personal.draft?.account.length, before);
  });

  it('to an offer say how to take it up', () => {
    const chat = realChat();
    chat.say('你好');
    chat.say('燃气费在哪里交');
    const offered = chat.state.asked?.choices.map(({ id }) => id);
    assert.deepEqual(offered, ['do:register', 'do:person'], chat.text);
    chat.say('好的');
    assert.deepEqual(chat.said, ['acknowledged.offer']);
    assert.deepEqual(
      chat.state.asked?.choices.map(({ id }) => id),
      offered,
    );
  });

  for (const words of ['没菜了', '13800001111', '家里停电了'])
    it(`are not these: ${words}`, () => {
      const chat = realChat();
      chat.say('你好');
      chat.say(words);
      assert.notEqual(chat.state.draft, null);
    });
});

describe('dialogs: a bare cry', () => {
  for (const words of ['急急急急！！！！', '急', '急！！', '救命', '急急急 求求你们']) {
    it(`is asked at once what is wrong: ${words}`, () => {
      const chat = realChat();
      chat.say(words);
      assert.deepEqual(chat.said, ['ask.safety']);
    });

    it(`brings a person when it is repeated: ${words}`, () => {
      const chat = realChat();
      chat.say(words);
      chat.say('急急急');
      assert.equal(chat.did('request_person').length, 1);
    });
  }

  it('brings a person when haste follows it', () => {
    const chat = realChat();
    chat.say('急急急');
    chat.say('快点啊');
    assert.equal(chat.did('request_person').length, 1);
  });

  it('is neither a name nor the one who needs help', () => {
    const chat = realChat();
    chat.say('小区好久没有暖气');
    while (chat.asked !== 'contact_name') chat.tap(`skip:${chat.asked}`);
    chat.say('急急急');
    assert.equal(chat.state.personal.draft?.contactName, undefined);
    assert.equal(chat.asked, 'safety');
  });

  for (const words of ['不急', '不着急', '没事不急'])
    it(`is not this: ${words}`, () => {
      const chat = realChat();
      chat.say(words);
      assert.equal(chat.did('request_person').length, 0);
      assert.notEqual(chat.asked, 'safety');
    });
});

describe('dialogs: language by evidence', () => {
  for (const words of ['asdfgh', 'x', 'asdf qwer zxcv', 'hhhh', 'ok', 'nbnb', 'wifi'])
    it(`stays Chinese at ${words}`, () => {
      const chat = realChat();
      chat.say(words);
      assert.equal(chat.state.language, 'zh');
      chat.say(`${words} ${words} ${words}`);
      assert.equal(chat.state.language, 'zh');
    });

  for (const words of [
    'hello',
    'my father has a fever',
    'insulin',
    'no heating in Xinyuan Mingjia',
  ])
    it(`turns English at ${words}`, () => {
      const chat = realChat();
      chat.say(words);
      assert.equal(chat.state.language, 'en');
    });

  it('stays English at letters that are no words', () => {
    const chat = realChat();
    chat.say('my father has a fever');
    chat.say('asdfgh qwe zxc');
    assert.equal(chat.state.language, 'en');
  });
});
