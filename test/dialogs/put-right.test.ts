import assert from 'node:assert/strict';
import { account, danger, told } from './real-city.ts';

const PLACE = '金水区 封控区 经三路5号院';

describe('dialogs: what is put right', () => {
  describe('a telephone number', () => {
    for (const [words, reason] of [
      ['电话1393716', 'ask.phone.short'],
      ['电话是1393716', 'ask.phone.short'],
      ['12345678901', 'ask.phone.start'],
      ['110', 'ask.phone.service'],
      ['0371-6789', 'ask.phone.problem'],
      ['123', 'ask.phone.problem'],
    ] as const) {
      it(`that is none is not kept, and the reason is said: ${words}`, () => {
        const chat = told(PLACE, '我自己', '王芳');
        chat.say(words);
        assert.deepEqual(chat.said, [reason]);
        assert.equal(chat.state.personal.draft?.phone, undefined);
        assert.doesNotMatch(account(chat)?.join() ?? '', /\d{3}/);
      });
    }

    it('that is none is told so however quickly it is typed', () => {
      const chat = told(PLACE, '我自己', '王芳');
      chat.later(-57_000).say('0371-6789');
      assert.deepEqual(chat.said, ['ask.phone.problem']);
    });

    for (const words of ['13937160301', '电话13937160301', '我电话是13937160301']) {
      it(`told later takes the place of the first, and is read back: ${words}`, () => {
        const chat = danger('13937160300');
        chat.say(words);
        assert.equal(chat.state.personal.draft?.phone?.value, '13937160301');
        assert.equal(chat.said[0], 'corrected');
        assert.match(chat.text, /13937160301/);
      });
    }

    for (const words of [
      '电话不是13937160300，是13937160301',
      '电话是13937160301，不是13937160300',
      '电话13937160300写错了，是13937160301',
    ]) {
      it(`that is denied is not the one that is kept: ${words}`, () => {
        for (const chat of [danger('13937160300'), danger()]) {
          chat.say(words);
          assert.equal(chat.state.personal.draft?.phone?.value, '13937160301');
        }
      });
    }

    it('of somebody else stays in the account', () => {
      const chat = danger('13937160300');
      chat.say('社区电话63330000打不通');
      assert.equal(chat.state.personal.draft?.phone?.value, '13937160300');
      assert.ok(account(chat)?.includes('社区电话63330000打不通'));
    });
  });

  describe('put right while a danger’s question stands', () => {
    it('say who it is, and how old', () => {
      for (const words of ['不是孩子 是我妈 76岁', '谁需要帮助不是孩子，是我妈76岁']) {
        const chat = danger('13937160300');
        assert.equal(chat.asked, 'flag');
        chat.say(words);
        const details = chat.state.personal.draft;
        assert.equal(details?.patient?.value, '我妈，76岁', words);
        assert.deepEqual(
          details?.facts.filter(({ key }) => key === 'age').map(({ value }) => value),
          ['76岁'],
        );
        assert.ok(!details?.needs.some(({ value }) => value === 'child'));
      }
      const chat = danger('13937160300');
      chat.say('谁需要帮助不是我 是我妈 70岁');
      assert.equal(chat.state.personal.draft?.patient?.value, '我妈，70岁');
      chat.say('不是70岁，是71岁');
      assert.equal(chat.state.personal.draft?.patient?.value, '我妈，71岁');
    });

    it('say it the other way round, or only whom', () => {
      const chat = danger('13937160300');
      chat.say('孩子是四岁，不是三岁');
      assert.equal(chat.state.personal.draft?.patient?.value, '孩子，四岁');
      chat.say('不是她，是我');
      assert.equal(chat.state.personal.draft?.patient?.who, 'self');
    });

    it('say the temperature, and no address', () => {
      const chat = danger('13937160300');
      chat.say('不是39度 是38度5');
      const details = chat.state.personal.draft;
      const read = details?.facts.filter(({ key }) => key === 'temperature');
      assert.deepEqual(
        read?.map(({ value }) => value),
        ['38度5'],
      );
      assert.equal(details?.address?.value, '文化路58号');
    });

    it('say the address', () => {
      const chat = danger('13937160300');
      chat.say('地址也不对 是江山路12号院');
      assert.equal(chat.state.personal.draft?.address?.value, '江山路12号院');
    });

    it('change nobody where something else is denied', () => {
      for (const words of ['不是发烧，是我妈不让出门', '不是我不想去，是保安不让']) {
        const chat = danger('13937160300');
        chat.say(words);
        assert.equal(chat.state.personal.draft?.patient?.value, '孩子，三岁', words);
      }
    });
  });
});
