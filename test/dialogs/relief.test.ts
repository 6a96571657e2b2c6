import assert from 'node:assert/strict';
import { account, danger, realChat } from './real-city.ts';

describe('dialogs: relief', () => {
  describe('words that the danger is over', () => {
    for (const words of [
      '120来了 已经拉走了',
      '没事了 谢谢',
      '人救过来了',
      '救护车已经把人接走了',
      '孩子醒过来了',
    ]) {
      it(`end the questions, and the case stays: ${words}`, () => {
        const chat = danger();
        chat.say(words);
        assert.deepEqual(chat.said, ['relief']);
        assert.equal(chat.asked, null);
        assert.equal(chat.did('withdraw_case').length, 0);
        assert.equal(chat.commands.at(-1)?.do, 'detail_case');
      });
    }

    for (const words of [
      '120来了吗',
      '120还没来',
      '没事了吧',
      '120来了但是上不了楼',
      '没拉走，又抽了',
      '快到医院了',
    ]) {
      it(`are not heard where it is not: ${words}`, () => {
        const chat = danger();
        chat.say(words);
        assert.ok(!chat.said.includes('relief'));
        assert.notEqual(chat.asked, null);
      });
    }

    it('ask nothing again when more of it is told', () => {
      const chat = danger('120来了');
      chat.say('已经送到医院了');
      assert.deepEqual(chat.said, ['relief']);
      chat.say('我在病房外面等着');
      assert.deepEqual(chat.said, ['emergency.noted']);
      assert.ok(account(chat)?.includes('我在病房外面等着'));
    });

    it('leave the number that fits with them', () => {
      const chat = realChat();
      chat.say('我家着火了');
      chat.say('火灭了');
      assert.deepEqual(chat.said, ['relief']);
      assert.match(chat.text, /119/);
    });

    it('are an alarm again when it comes back', () => {
      const chat = danger('人救过来了');
      chat.say('又抽搐了');
      assert.match(chat.said[0] ?? '', /^emergency\./);
    });

    it('are for a person to ask about, where somebody may be made to write it', () => {
      const chat = realChat();
      chat.say('我老公打我，拿着刀');
      chat.say('没事了');
      assert.equal(chat.said[0], 'cancel.urgent');
      assert.ok(account(chat)?.includes('没事了'));
    });
  });
});
