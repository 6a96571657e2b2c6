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
  for (const [words, reason, why] of [
    ['138', 'ask.phone.problem', '11位'],
    ['我的是1380', 'ask.phone.problem', '11位'],
    ['1380000', 'ask.phone.short', '少了4位'],
    ['138 0000', 'ask.phone.short', '只有7位'],
    ['1380000111', 'ask.phone.short', '少了1位'],
    ['电话1380000111', 'ask.phone.short', '少了1位'],
    ['138000011122', 'ask.phone.long', '多了1位'],
    ['84561234', 'ask.phone.area', '0371-84561234'],
    ['67890123', 'ask.phone.area', '0371-67890123'],
  ] as const) {
    it(`says what is wrong with the number ${words}`, () => {
      const chat = askedFor('phone');
      chat.say(words);
      assert.deepEqual(chat.said, [reason]);
      assert.ok(chat.text.includes(why), chat.text);
      assert.equal(draftOf(chat)?.phone, undefined);
    });
  }

  it('says what is wrong with it the second time, too, and in a correction', () => {
    const chat = askedFor('phone');
    chat.say('1380000111');
    chat.say('138000011122');
    assert.match(chat.text, /多了1位/);
    chat.say('13800001111');
    chat.say('电话写错了，是1390000222');
    assert.deepEqual(chat.said, ['ask.phone.short']);
    chat.say('13900002222');
    assert.equal(draftOf(chat)?.phone?.value, '13900002222');
  });

  it('says so however fast it was typed', () => {
    const chat = askedFor('phone');
    chat.later(-59_000).say('1380000111');
    assert.deepEqual(chat.said, ['ask.phone.short']);
  });

  for (const words of ['13800001111', '138 0000 1111', '0371-84561234'])
    it(`takes the number ${words}`, () => {
      const chat = askedFor('phone');
      chat.say(words);
      assert.equal(chat.asked, 'consent');
    });

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
