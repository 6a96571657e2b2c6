import assert from 'node:assert/strict';
import { account, realChat, told } from './real-city.ts';

const FILED = [
  '金水区',
  '防范区',
  '经三路5号院',
  '跳过',
  '王',
  '13937160300',
  '同意',
  '提交',
];

describe('dialogs: the zone in plain words', () => {
  for (const [words, zone] of [
    ['没封', 'precaution'],
    ['普通小区', 'precaution'],
    ['能进能出 没人管', 'precaution'],
    ['we can go out freely', 'precaution'],
    ['不让出小区 能在院里走', 'controlled'],
    ['可以下楼溜达 就是不能出大门', 'controlled'],
    ['楼下拉铁皮了', 'sealed'],
    ['不能出门', 'sealed'],
    ['连楼都不让下 菜送到门口', 'sealed'],
    ['我在隔离酒店', 'central_quarantine'],
  ] as const) {
    it(`${words}: ${zone}`, () => {
      const chat = told('金水区', words);
      assert.equal(chat.state.draft?.zone, zone);
      assert.equal(chat.state.personal.draft?.address, undefined);
    });
  }

  for (const words of [
    '啥叫管控区',
    '封控区和管控区有啥区别',
    'what is a controlled area',
  ]) {
    it(`asked what it is, explains and sets none: ${words}`, () => {
      const chat = told('金水区', words);
      assert.deepEqual(chat.said, ['explain.zone', 'ask.zone.again']);
      assert.equal(chat.state.draft?.zone, null);
    });
  }

  for (const words of ['封控区能出门吗', '能不能出门', '不好说', '灯坏三天了']) {
    it(`does not set it: ${words}`, () => {
      assert.equal(told('金水区', words).state.draft?.zone, null);
    });
  }
});

describe('dialogs: stopping', () => {
  const stopped = (...words: readonly string[]) => told('金水区', '取消', ...words);

  for (const words of ['是', '对 停下吧', '取消', '嗯', '留着']) {
    it(`keeps what nobody asked to delete: ${words}`, () => {
      const chat = stopped(words);
      assert.deepEqual(chat.said, ['cancel.kept']);
      assert.ok(account(chat)?.includes('小区路灯坏了'));
      chat.say('还是给我登记吧');
      assert.equal(chat.said[0], 'resumed');
      assert.equal(chat.asked, 'zone');
    });
  }

  for (const words of ['删了吧', '删掉', 'delete it please']) {
    it(`deletes where that is said: ${words}`, () => {
      const chat = stopped(words);
      assert.deepEqual(chat.said, ['cancel.deleted']);
      chat.say('还是给我登记吧');
      assert.deepEqual(chat.said, ['ask.what']);
    });
  }

  for (const words of ['继续', '不停 接着登记', '先别删 继续办']) {
    it(`goes on, or keeps: ${words}`, () => {
      const chat = stopped(words);
      assert.ok(chat.state.draft);
    });
  }

  it('deletes what was kept, later', () => {
    const chat = stopped('留着', '删掉');
    assert.deepEqual(chat.said, ['cancel.deleted']);
  });
});

describe('dialogs: "is it done?"', () => {
  const asked = () => {
    const chat = told(...FILED);
    const [filed] = chat.cases;
    chat.change(filed?.id ?? '', { status: 'resolved', position: null });
    chat.state = {
      ...chat.state,
      asked: { question: 'outcome', choices: [], failures: 0 },
    };
    return chat;
  };

  for (const words of [
    '嗯 打上了 谢谢你们',
    'yes, done, thank you',
    "yes it's solved",
    '修好了 亮了',
    '好了好了',
  ]) {
    it(`closes it: ${words}`, () => {
      const chat = asked();
      chat.say(words);
      assert.equal(chat.did('close_case').length, 1);
      assert.equal(chat.did('open_case').length, 1, 'and opens no other');
    });
  }

  for (const words of ['还没呢', '没人来', '没有啊', 'no, not yet', '还是不亮']) {
    it(`takes it up again: ${words}`, () => {
      const chat = asked();
      chat.say(words);
      assert.equal(chat.did('close_case').length, 0);
      assert.deepEqual(chat.said, ['outcome.reopened']);
    });
  }
});

describe('dialogs: what was never meant, and farewells', () => {
  const talk = (...words: readonly string[]) => {
    const chat = realChat();
    for (const each of words) chat.say(each);
    return chat;
  };

  it('a cry sent by mistake leaves nothing to file', () => {
    for (const words of ['没事 我发错了', '测试一下的', 'sorry, wrong chat']) {
      const chat = talk('救命救命', words);
      assert.deepEqual(chat.said, ['safety.meant_nothing'], words);
      assert.equal(chat.state.draft, null);
    }
  });

  it('an alarm sent by mistake asks nothing more, and stays for a person to look at', () => {
    const chat = talk('胸口疼', '打错了 是测试');
    assert.deepEqual(chat.said, ['relief']);
    assert.equal(chat.did('withdraw_case').length, 0);
  });

  it('"发错了 应该是7号楼" is no such thing', () => {
    const chat = talk('胸口疼', '经三路5号院8号楼', '发错了 应该是7号楼');
    assert.ok(!chat.said.includes('relief'));
  });

  it('the cry goes on with who it is: "救命", "我妈"', () => {
    const chat = talk('救命', '我妈');
    assert.deepEqual(chat.said, ['ask.safety.somebody']);
    assert.equal(chat.asked, 'safety');
    chat.say('叫不醒了');
    assert.equal(chat.state.draft?.urgency, 'critical');
  });

  for (const words of ['🆘', '🚑🚑', '🔥']) {
    it(`${words} is a cry`, () => assert.equal(talk(words).asked, 'safety'));
  }

  for (const words of ['拜拜', '再见', 'bye']) {
    it(`takes leave: ${words}`, () => {
      assert.deepEqual(talk('你好', words).said, ['farewell']);
      assert.deepEqual(told('金水区', words).said, ['cancel.kept'], 'in a form');
    });
  }

  for (const words of [
    '祝你们新年快乐',
    '好人一生平安',
    'happy new year to all of you',
  ]) {
    it(`thanks for good wishes: ${words}`, () => {
      assert.deepEqual(talk(words).said, ['wishes']);
    });
  }

  it('a farewell to the world is none', () => {
    assert.notDeepEqual(talk('再见了这个世界').said, ['farewell']);
  });
});

describe('dialogs: other languages', () => {
  const talk = (words: string) => {
    const chat = realChat();
    chat.say(words);
    return chat;
  };

  for (const words of [
    '母が倒れました、助けてください',
    'Моей маме плохо, помогите',
    'Bonjour, mon père ne respire plus',
    'mi hijo no respira',
    'Hilfe, mein Vater atmet nicht',
    '아버지가 숨을 안 쉬어요',
    'أبي لا يتنفس',
  ]) {
    it(`are answered in both of ours, with the numbers and a person: ${words}`, () => {
      const chat = talk(words);
      assert.deepEqual(chat.said, ['foreign']);
      assert.match(chat.text, /120.*110.*119/u);
      assert.deepEqual(
        chat.state.asked?.choices.map(({ id }) => id),
        ['do:person'],
      );
      chat.tap('do:person');
      assert.deepEqual(account(chat), [words], 'the person reads what was written');
    });
  }

  it('a second time a person is called at once', () => {
    const chat = talk('mi hijo no respira');
    chat.say('por favor ayuda');
    assert.equal(chat.did('request_person').length, 1);
  });

  for (const words of [
    'I have no milk for my son',
    'wo jia mei cai le',
    'José García',
    '我在 Café de Paris 门口',
    'no',
    'Daxue Road 75',
  ]) {
    it(`is not one of them: ${words}`, () => {
      assert.ok(!talk(words).said.includes('foreign'));
    });
  }
});
