import assert from 'node:assert/strict';
import { account, danger, realChat, told } from './real-city.ts';

const PLACE = '金水区 封控区 经三路5号院';
const HOUR = 3_600_000;

describe('dialogs: answers to the form', () => {
  describe('that are small words', () => {
    for (const words of [
      'yes ok',
      '对着嘞',
      '可以了',
      '恩恩',
      '得劲',
      '行嘞',
      '可中',
      '中啊',
    ]) {
      it(`agree and confirm: ${words}`, () => {
        const chat = told(PLACE, '我自己', '王芳', '13937160300');
        chat.say(words);
        assert.equal(chat.asked, 'confirm');
        chat.say(words);
        assert.deepEqual(chat.said, ['filed']);
      });
    }

    it('"不中" and "不是" agree to nothing', () => {
      for (const words of ['不是啊', '不行']) {
        const chat = told(PLACE, '我自己', '王芳', '13937160300');
        chat.say(words);
        assert.equal(chat.state.draft?.consent, 'pending', words);
      }
    });

    for (const words of ['不知道啊', '我也不清楚', '说不准呢']) {
      it(`leave a question open: ${words}`, () => {
        const chat = told('金水区');
        chat.say(words);
        assert.equal(chat.asked, 'address');
        assert.deepEqual(account(chat), ['小区路灯坏了']);
      });
    }

    for (const words of ['不留名', '不留了', '不用了', '匿名', '随便']) {
      it(`give no name: ${words}`, () => {
        const chat = told(PLACE, '我自己');
        chat.say(words);
        assert.equal(chat.asked, 'phone');
        assert.equal(chat.state.personal.draft?.contactName, undefined);
      });
    }

    it('"不用了" to another question is still asked about', () => {
      const chat = told();
      chat.say('不用了');
      assert.equal(chat.asked, 'cancel');
    });

    it('"不用了" from somebody in danger goes to the person', () => {
      const chat = danger();
      chat.say('不用了');
      assert.equal(chat.said[0], 'cancel.urgent');
    });
  });

  it('take the name out of "喊我老周" and "叫我小李吧"', () => {
    for (const [words, name] of [
      ['喊我老周', '老周'],
      ['叫我小李吧', '小李'],
      ['就喊我大刘', '大刘'],
    ] as const) {
      const chat = told(PLACE, '我自己');
      chat.say(words);
      assert.equal(chat.state.personal.draft?.contactName?.value, name);
    }
  });

  it('know the zone in "我这是封的", and another in "还没封"', () => {
    const chat = told('金水区');
    chat.say('我这是封的');
    assert.equal(chat.state.draft?.zone, 'sealed');
    const other = told('金水区');
    other.say('还没封');
    assert.equal(other.state.draft?.zone, 'precaution');
  });

  it('that ask back hear what the question means, and the second time something else', () => {
    const chat = told('金水区');
    chat.say('啥意思');
    assert.deepEqual(chat.said, ['explain.zone', 'ask.zone.again']);
    assert.match(chat.text, /足不出户/);
    chat.say('没看懂');
    assert.deepEqual(chat.said, ['left_open', 'ask.address']);
    assert.ok(chat.state.asked?.choices.some(({ id }) => id === 'do:person'));
    assert.deepEqual(account(chat), ['小区路灯坏了']);
  });

  it('that nobody can read are answered with an example, and kept once', () => {
    const chat = told('金水区', '封控区');
    chat.say('就在家里');
    assert.deepEqual(chat.said, ['noted', 'ask.address.problem']);
    chat.say('就在家里');
    assert.deepEqual(account(chat), ['小区路灯坏了', '就在家里']);
    assert.ok(chat.state.asked?.choices.some(({ id }) => id === 'do:person'));
  });

  it('go back one question', () => {
    for (const words of ['回到上一个', '上一题', '我想回到上一个', '能返回上一步吗']) {
      const chat = told('金水区', '封控区');
      chat.say(words);
      assert.equal(chat.asked, 'zone', words);
    }
    const chat = told(PLACE, '我自己', '王芳', '13937160300', '同意', '确认');
    chat.say('取消');
    chat.say('回到上一个');
    assert.deepEqual(chat.said, ['no_way_back'], 'where no form is open');
  });

  describe('of somebody who comes back or leaves', () => {
    it('"我又来了" hears what was told, and the same question', () => {
      const chat = told('金水区');
      chat.later(8 * HOUR).say('我又来了');
      assert.deepEqual(chat.said, ['welcome_back', 'ask.zone.again']);
      assert.deepEqual(account(chat), ['小区路灯坏了']);
      const fresh = realChat();
      fresh.say('我又来了');
      assert.deepEqual(fresh.said, ['greeting']);
    });

    it('"要撤回" withdraws what it was asked of', () => {
      const chat = told(PLACE, '我自己', '王芳', '13937160300', '同意', '确认');
      chat.say('撤回');
      assert.equal(chat.asked, 'cancel');
      chat.say('要撤回');
      assert.deepEqual(chat.said, ['cancel.withdrawn']);
    });

    it('"不撤" keeps it', () => {
      const chat = told(PLACE, '我自己', '王芳', '13937160300', '同意', '确认');
      chat.say('撤回');
      chat.say('不撤了');
      assert.equal(chat.did('withdraw_case').length, 0);
    });

    it('"算了不查了" just leaves', () => {
      for (const before of ['你好', '查进度']) {
        const chat = realChat();
        chat.say(before);
        chat.say('算了不查了');
        assert.deepEqual(chat.said, ['left'], before);
      }
    });

    it('"吃了吗" is manners, and "药吃了吗" is not', () => {
      const chat = realChat();
      chat.say('你好');
      chat.say('吃了吗');
      assert.deepEqual(chat.said, ['greeting']);
      chat.say('药吃了吗');
      assert.notDeepEqual(chat.said, ['greeting']);
    });
  });
});

describe('dialogs: the card', () => {
  /** A plain request at its card, with all left open that may be. */
  function atCard() {
    const chat = realChat();
    chat.say('小区路灯坏了');
    while (chat.asked !== 'confirm')
      chat.tap(chat.asked === 'consent' ? 'consent:yes' : `skip:${chat.asked}`);
    return chat;
  }

  for (const words of ['不交了', '先别提交'])
    it(`is not sent where they say so: ${words}`, () => {
      const chat = atCard();
      chat.say(words);
      assert.deepEqual(chat.said, ['cancel.ask']);
      chat.say('是');
      assert.deepEqual(chat.said, ['cancel.kept']);
    });

  for (const words of ['行了', '不用改'])
    it(`is sent as it is: ${words}`, () => {
      const chat = atCard();
      chat.say(words);
      assert.equal(chat.said[0], 'filed', chat.text);
    });

  it('stays where they take stopping back', () => {
    const chat = atCard();
    chat.say('不取消了 继续');
    assert.equal(chat.asked, 'confirm');
  });
});
