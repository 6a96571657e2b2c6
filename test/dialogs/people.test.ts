import assert from 'node:assert/strict';
import { WHO } from '../../cases/patient.ts';
import WORDS from '../../cases/summary-words.json' with { type: 'json' };
import zh from '../../dialogs/locales/zh.json' with { type: 'json' };
import { account, realChat } from './real-city.ts';

function askedFor(question: string) {
  const chat = realChat();
  chat.say('小区好久没有暖气');
  while (chat.asked !== question) chat.tap(`skip:${chat.asked}`);
  return chat;
}
type Chat = ReturnType<typeof realChat>;
const nameOf = (chat: Chat) => chat.state.personal.draft?.contactName?.value;
const patientOf = (chat: Chat) => chat.state.personal.draft?.patient;

describe('dialogs: a name', () => {
  for (const [words, name] of [
    ['刘芳', '刘芳'],
    ['姓王', '王'],
    ['免贵姓王', '王'],
    ['我叫李建国', '李建国'],
    ['叫我小王就行', '小王'],
    ['王女士', '王女士'],
    ['欧阳娜娜', '欧阳娜娜'],
    ['买买提·艾力', '买买提·艾力'],
    ['Anna', 'Anna'],
  ] as const)
    it(`is taken: ${words}`, () => {
      const chat = askedFor('contact_name');
      chat.say(words);
      assert.equal(nameOf(chat), name);
    });

  for (const words of [
    '随便',
    '都行',
    '关你什么事',
    '你管我叫什么',
    "I don't care",
    '好的',
  ])
    it(`is not read into ${words}`, () => {
      const chat = askedFor('contact_name');
      chat.say(words);
      assert.equal(nameOf(chat), undefined);
    });

  for (const [first, words, name] of [
    ['刘芳', '不对，我不是刘芳 是刘方', '刘方'],
    ['王伟', '我不叫王伟，叫王维', '王维'],
    ['刘芳', '名字写错了，叫刘方', '刘方'],
    ['Anna', "not Anna, it's Hanna", 'Hanna'],
  ] as const)
    it(`is corrected: ${words}`, () => {
      const chat = askedFor('contact_name');
      chat.say(first);
      chat.say(words);
      assert.equal(nameOf(chat), name);
      assert.equal(chat.said[0], 'corrected');
    });

  it('is corrected, and what stands behind it is kept', () => {
    const chat = askedFor('contact_name');
    chat.say('王伟');
    chat.say('不是王伟是王维，13800001111');
    assert.equal(nameOf(chat), '王维');
    assert.equal(chat.state.personal.draft?.phone?.value, '13800001111');
  });

  it('stays where something else is denied', () => {
    const chat = askedFor('contact_name');
    chat.say('王伟');
    chat.say('不是停电，是没有暖气');
    assert.equal(nameOf(chat), '王伟');
  });
});

describe('dialogs: who needs help', () => {
  for (const [words, patient] of [
    ['家里两位88岁老人下不了楼没法做核酸', '两位88岁老人'],
    ['我爸我妈都88岁了下不了楼，没法做核酸', '我爸我妈，88岁'],
    ['俩老人没人送饭', '俩老人'],
    ['一家三口没菜了', '一家三口'],
    ['my mum and my dad cannot go down for the test', 'my mum and my dad'],
    ['我妈88岁没菜吃了', '我妈，88岁'],
    ['我爸问我妈的降压药去哪买，家里没了', '我爸'],
  ] as const)
    it(`is who was told: ${words}`, () => {
      const chat = realChat();
      chat.say(words);
      assert.equal(patientOf(chat)?.value, patient);
    });

  it('is not several children of two months', () => {
    const chat = realChat();
    chat.say('两个月的孩子没奶粉了');
    assert.equal(patientOf(chat)?.value, '两个月的孩子');
  });

  it('is called at the desk what the form calls it', () => {
    for (const [who, name] of Object.entries(WORDS.who))
      assert.equal(
        Object.entries(zh).find(([key]) => key === `label.who.${who}`)?.[1],
        name,
      );
    assert.deepEqual(Object.keys(WORDS.who), [...WHO]);
  });

  it('is kept by id where it was chosen, and shown in the reader’s language', () => {
    const chat = askedFor('who');
    chat.say('English please');
    chat.tap('who:self');
    assert.deepEqual(patientOf(chat)?.who, 'self');
    assert.equal(patientOf(chat)?.value, '');
    while (chat.asked !== 'consent') chat.tap(`skip:${chat.asked}`);
    chat.tap('consent:yes');
    assert.match(chat.text, /Myself/);
    chat.say('说中文');
    assert.match(chat.text, /我自己/);
  });
});

describe('dialogs: a person who is asked for', () => {
  it('has the question about the rules that was asked before', () => {
    const chat = realChat();
    chat.say('管控区怎么去透析');
    chat.say('转人工');
    assert.deepEqual(account(chat), ['管控区怎么去透析']);
    assert.equal(chat.state.draft?.category, 'medical');
  });
});
