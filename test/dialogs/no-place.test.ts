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

describe('dialogs: the place asked for once more', () => {
  const others = [
    ['我现在在隔离医院', 'ask.address.hospital'],
    ['隔离酒店', 'ask.address.hotel'],
    ['就在家里啊', 'ask.address.home'],
    ['不知道门牌', 'ask.address.nearby'],
  ] as const;
  for (const [words, key] of others) {
    it(`in other words after ${words}, and then the number`, () => {
      const chat = answered(words);
      assert.equal(chat.said.at(-1), key);
      chat.say('我也说不清');
      assert.equal(chat.asked, 'phone');
    });
  }

  it('says that nobody sees where they are, and how to send it', () => {
    const chat = answered('你们能定位吗');
    assert.equal(chat.said[0], 'location.unseen');
    assert.equal(chat.asked, 'address');
  });

  it('asks a road otherwise than before', () => {
    const chat = realChat();
    chat.say('心脏血管堵塞 90%，现在高速，马上到郑');
    assert.deepEqual(chat.said.at(-1), 'ask.address.road');
    chat.say('安阳过来的 快到新乡');
    assert.deepEqual(chat.said.at(-1), 'ask.address.road_more');
  });
});

describe('dialogs: an answer in the wrong place', () => {
  it('is read back where it belongs, beside the question that stands', () => {
    const chat = realChat();
    chat.say('小区没暖气 金水区');
    chat.say('姓周');
    assert.equal(chat.state.personal.draft?.contactName?.value, '周');
    assert.equal(chat.said[0], 'noted.fields');
    assert.match(chat.text, /称呼：周/u);
  });

  it('is no person and no name', () => {
    for (const words of ['奥氮平', '打过120了', '昨天晚上']) {
      const chat = realChat();
      for (const told of ['小区没暖气', '金水区', '封控区', '迎宾路3号院', words])
        chat.say(told);
      assert.equal(chat.state.personal.draft?.patient, undefined, words);
    }
    for (const words of ['改', '奥氮平', '我想想']) {
      const chat = realChat();
      for (const told of [
        '小区没暖气',
        '金水区',
        '封控区',
        '迎宾路3号院',
        '我自己',
        words,
      ])
        chat.say(told);
      assert.equal(chat.state.personal.draft?.contactName, undefined, words);
    }
  });

  it('takes nothing back that nobody told', () => {
    const chat = realChat();
    chat.say('没菜了，如意湖');
    assert.equal(chat.state.draft?.category, 'food');
  });
});
