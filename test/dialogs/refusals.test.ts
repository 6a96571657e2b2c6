import assert from 'node:assert/strict';
import type { Chat } from '../support/chat.ts';
import { realChat } from './real-city.ts';

const draftOf = (chat: Chat) => chat.state.personal.draft;

/** A request whose form has come to the question. */
function askedFor(question: string): Chat {
  const chat = realChat();
  chat.say('我家暖气不热');
  for (let step = 0; chat.asked !== question && step < 12; step += 1) {
    if (chat.asked === 'district') chat.say('金水区');
    else if (chat.asked === 'address') chat.say('银河花园3号楼2单元501');
    else chat.tap(`skip:${chat.asked}`);
  }
  assert.equal(chat.asked, question);
  return chat;
}

describe('dialogs: half an answer, and none', () => {
  for (const words of ['138', '1380000', '138 0000', '我的是1380']) {
    it(`says what is wrong with the number ${words}`, () => {
      const chat = askedFor('phone');
      chat.say(words);
      assert.deepEqual(chat.said, ['ask.phone.problem']);
      assert.equal(draftOf(chat)?.phone, undefined);
    });
  }

  for (const words of ['不给', '没有电话', '不方便', 'no phone']) {
    it(`goes on without a number after ${words}`, () => {
      const chat = askedFor('phone');
      const before = draftOf(chat)?.account.length;
      chat.say(words);
      assert.notEqual(chat.asked, 'phone');
      assert.equal(draftOf(chat)?.account.length, before, 'no part of what happened');
    });
  }

  it('goes on where they do not know their zone', () => {
    const chat = askedFor('zone');
    chat.say('不知道什么区');
    assert.notEqual(chat.asked, 'zone');
  });

  it('takes 没有问题 for consent', () => {
    const chat = askedFor('consent');
    chat.say('没有问题');
    assert.equal(chat.state.draft?.consent, 'given');
  });

  it('lays a form aside on 先放着, and cancels nothing on 不取消', () => {
    const chat = askedFor('phone');
    chat.say('先放着');
    assert.deepEqual(chat.said, ['cancel.kept']);
    assert.ok(draftOf(chat));
    const other = askedFor('phone');
    other.say('取消');
    other.say('不取消');
    assert.equal(other.state.draft?.cancelling, false);
    assert.ok(draftOf(other));
  });
});

describe('dialogs: nothing but a cry', () => {
  for (const [first, again] of [
    ['救命', '救命！'],
    ['救命', '快来人啊'],
    ['救命', '求求你们了'],
    ['help me please', 'help'],
  ] as const) {
    it(`${first}, and again ${again}: a person is called`, () => {
      const chat = realChat();
      chat.say(first);
      assert.equal(chat.asked, 'safety');
      chat.say(again);
      assert.equal(chat.state.draft?.urgency, 'critical');
      assert.ok(chat.said[0]?.startsWith('emergency.'), chat.said.join());
    });
  }
  it('a greeting after it is none', () => {
    const chat = realChat();
    chat.say('救命');
    chat.say('你好');
    assert.notEqual(chat.state.draft?.urgency, 'critical');
  });
});
