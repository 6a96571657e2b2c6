import assert from 'node:assert/strict';
import { realChat } from './real-city.ts';

/** Who waits asks how long: that is answered, and the form goes on. */
describe('dialogs: impatience', () => {
  const urgent = () => {
    const chat = realChat();
    chat.say('老人喘不上气');
    const id = chat.state.draft?.caseId ?? '';
    chat.change(id, { position: 2, calledAt: chat.now.toISOString() });
    return { chat, id };
  };

  for (const words of [
    '还有多久有人管啊',
    '没人管吗',
    '真的没有人管吗',
    '难道真没人管了吗',
    '快点',
    '怎么还没人来',
    '要等到什么时候',
    '你们人呢',
    '救护车还要多久才能到',
    '怎么还没有人联系我们',
    '能不能快点啊',
    'how much longer',
    'is anyone coming',
  ])
    it(`is answered with place, time, advice and numbers: ${words}`, () => {
      const { chat } = urgent();
      chat.say(words);
      assert.equal(chat.said[0], 'impatience.waiting');
      assert.equal(chat.asked, 'address', 'the form goes on');
      const [reply] = chat.last?.replies ?? [];
      assert.match(reply?.text ?? '', /2/);
      assert.deepEqual(reply?.phones, ['120', '12345']);
      assert.equal(chat.state.personal.draft?.account.length, 1, 'no part of the story');
    });

  it('promises no time while others stand before', () => {
    const { chat, id } = urgent();
    chat.change(id, { position: 10, calledAt: chat.now.toISOString() });
    chat.say('还有多久');
    assert.match(chat.text, /前面还有10位，越急的越先接/);
    assert.doesNotMatch(chat.text, /分钟内/);
    chat.change(id, { position: 0, calledAt: chat.now.toISOString() });
    chat.say('还有多久');
    assert.match(chat.text, /排在最前面，按规定1分钟内有人接/);
  });

  it('before anything was told asks what it is, and quotes no rule', () => {
    for (const words of ['真的没有人管吗', '到底有没有人管啊', '没人管了吗']) {
      const chat = realChat();
      chat.say(words);
      assert.deepEqual(chat.said, ['impatience.nothing_told'], words);
      assert.equal(chat.state.draft, null);
    }
  });

  for (const words of ['孩子没人管，我在隔离', '医院没有人管，不给看病', '这事归谁管'])
    it(`is told, not asked: ${words}`, () => {
      const chat = realChat();
      chat.say(words);
      assert.ok(!chat.said.includes('impatience.nothing_told'), chat.text);
    });

  it('says honestly that it takes longer than it should', () => {
    const { chat } = urgent();
    chat.later(6 * 60_000).say('还有多久');
    assert.match(chat.text, /已经等了6分钟.*值班长/);
  });

  it('says who has it once somebody does', () => {
    const { chat, id } = urgent();
    chat.change(id, { position: null, withPerson: true });
    chat.say('还有多久');
    assert.equal(chat.said[0], 'impatience.with_person');
  });

  it('calls somebody again where nobody has it any more', () => {
    const { chat, id } = urgent();
    chat.change(id, { position: null });
    chat.say('没人管吗');
    assert.equal(chat.said[0], 'emergency.recalled');
    assert.equal(chat.last?.commands[0]?.do, 'request_person');
  });

  for (const words of ['疼了三天了，快点来', '我爸疼了多久我也说不清', '药还能撑多久'])
    it(`is not read into what tells of the trouble: ${words}`, () => {
      const { chat } = urgent();
      chat.say(words);
      assert.ok(!chat.said.includes('impatience.waiting'), chat.text);
    });

  it('in a form that is not urgent says what comes when', () => {
    const chat = realChat();
    chat.say('小区好久没有暖气');
    chat.say('你们多久能来');
    assert.deepEqual(chat.said, ['impatience.form', 'ask.district.again']);
    assert.match(chat.text, /24小时/);
    assert.equal(chat.state.personal.draft?.account.length, 1);
  });
});

describe('dialogs: a question within an urgent case', () => {
  const urgent = () => {
    const chat = realChat();
    chat.say('孩子被狗咬了');
    return chat;
  };

  it('is answered, and the form goes on', () => {
    const chat = urgent();
    chat.say('去医院要不要核酸');
    assert.deepEqual(chat.said, ['policy.answer', 'ask.address.urgent']);
  });

  it('that is over is told with its date', () => {
    const chat = urgent();
    chat.say('今天几点做核酸');
    assert.deepEqual(chat.said, ['policy.expired', 'ask.address.urgent']);
  });

  for (const words of ['我们小区是什么区', '狂犬疫苗去哪里打'])
    it(`that nobody wrote a rule for is left to the person who comes: ${words}`, () => {
      const chat = urgent();
      chat.say(words);
      assert.deepEqual(chat.said, ['policy.for_person', 'ask.address.urgent']);
      assert.equal(chat.state.personal.draft?.account.at(-1)?.value, words);
    });

  it('is no answer to more of the story', () => {
    const chat = urgent();
    chat.say('狗已经跑了，找不到');
    assert.deepEqual(chat.said, ['noted', 'ask.address.nearby']);
  });
});
