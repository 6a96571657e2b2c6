import assert from 'node:assert/strict';
import type { Chat } from '../support/chat.ts';
import { realChat } from './real-city.ts';

const flags = (chat: Chat) =>
  (chat.state.personal.draft?.flags ?? []).map(({ id }) => id);

function told(...messages: readonly string[]): Chat {
  const chat = realChat();
  for (const words of messages) chat.say(words);
  return chat;
}

describe('an ambulance that does not come', () => {
  for (const messages of [
    ['老公胸口疼 打120说没车'],
    ['孩子抽风了 120让等俩小时'],
    ['爸爸中风了 120说来不了封路了'],
    ['My wife collapsed, 120 says no ambulance available'],
    ['我爸胸口疼', '120说车要一个小时'],
    ['我爸胸口疼', '打了 没人来'],
    ['奶奶昏倒了', '急救中心说车都出去了'],
    ['我爸胸痛', '等了四十分钟了还没见车'],
    ['老伴喘得厉害', '120说要核酸才派车'],
    ['my father collapsed', '120 wont send anyone'],
    ['老公胸口疼 救护车半小时了还没影'],
    ['奶奶中风了', '120 说小区封着车进不去'],
    ["my mom can't breathe, ambulance says 3 hours"],
  ])
    it(`is found for them by a person: ${messages.join(' / ')}`, () => {
      const chat = told(...messages);
      assert.ok(flags(chat).includes('ambulance_not_coming'), flags(chat).join());
      assert.match(chat.text, /值班员马上替您联系车|Our staff look for a vehicle/);
      assert.equal(chat.state.draft?.urgency, 'critical');
    });

  it('still leaves the danger’s own advice', () => {
    assert.match(told('老公胸口疼 打120说没车').text, /坐着或半躺/);
  });

  for (const messages of [
    ['我爸不行了', '120电话打不出去 欠费停机了'],
    ['我爸心梗', '手机欠费打不出去'],
    ['我妈晕倒了', '120一直在响没人接'],
    ['my father collapsed', 'nobody picks up 120'],
    ['孩子喘不上气', '急救电话一直忙'],
  ])
    it(`is rung for who cannot ring: ${messages.join(' / ')}`, () => {
      const chat = told(...messages);
      assert.ok(flags(chat).includes('ambulance_unreached'), flags(chat).join());
      assert.match(chat.text, /停机、没信号也打得出|works without credit/);
      assert.doesNotMatch(chat.text, /再撤/);
    });

  for (const words of [
    '120马上到',
    '已经打过120了',
    '打了120了 说十分钟到',
    '怎么还没人来',
    '医生说要住院',
    '两小时前打的120',
    '做核酸等了一个小时',
    '物业没人接电话',
  ])
    it(`is not meant by: ${words}`, () => {
      const unreached = flags(told('我爸胸口疼', words)).filter((id) =>
        id.startsWith('ambulance'),
      );
      assert.deepEqual(unreached, []);
    });
  for (const words of [
    '120救护车收费吗',
    '快递没来 等了三天',
    '社区电话打不通',
    '我手机欠费停机了 怎么扫健康码',
  ])
    it(`is nothing without danger: ${words}`, () =>
      assert.notEqual(told(words).state.draft?.urgency, 'critical'));
});

describe('who cannot speak', () => {
  for (const messages of [
    ['老公要打死我 我不能打电话 他会听见'],
    ['他在门外踹门 我不敢打电话'],
    ['我对象掐我脖子 不方便说话'],
    ['打电话会被他发现 他又动手了'],
    ['he is in the next room i cant speak he beat me'],
    ['老公打我', '我不敢说话 他在客厅'],
    ['我不能打电话 他会听见', '他又打我了'],
    ['男朋友要打死我 只能打字'],
    ['他喝多了砸东西 我躲厕所里 别给我回电话'],
    ['我爸拿皮带抽我 我不能接电话'],
    ['my boyfriend is beating me i can only text'],
    ['被老公锁屋里打 只能偷偷发消息'],
    ["he choked me, I can't talk now he is in the kitchen"],
  ])
    it(`is offered a silent way and never rung: ${messages.join(' / ')}`, () => {
      const chat = told(...messages);
      assert.ok(flags(chat).includes('violence_in_hiding'), flags(chat).join());
      assert.match(chat.text, /12110/);
      assert.doesNotMatch(chat.text, /保持电话畅通|请现在就拨打|Keep your phone/);
      chat.say('金水区文化路58号3号楼');
      assert.notEqual(chat.asked, 'phone');
    });

  for (const words of [
    '我不方便说话 打字可以吗 想问核酸时间',
    '网课孩子听不见',
    '领导会听见 不方便打电话',
  ])
    it(`is not in danger by that alone: ${words}`, () =>
      assert.ok(!flags(told(words)).includes('violence_in_hiding')));
});

describe('a heart in trouble on the road', () => {
  for (const messages of [
    ['大广高速上 我爸胸痛 哪个医院收啊'],
    ['我爸心梗高速上往郑州赶哪个医院能收'],
    ['我在高速上开着车呢突然心慌胸闷出冷汗'],
    ['胸闷得厉害', '连霍高速上'],
    ['driving on G4, my chest is tight'],
    ['心脏血管堵塞90%，现在高速，马上到郑', '我自己开的车 胸口闷'],
    ['我开车上班路上突然胸口压得慌 手麻'],
  ])
    it(`stops safely, first of all: ${messages.join(' / ')}`, () => {
      const chat = told(...messages);
      assert.match(chat.text, /打双闪|hazard lights/i);
      assert.doesNotMatch(chat.text, /开好家门/);
      assert.equal(chat.state.draft?.urgency, 'critical');
    });

  it('is asked where on the road, by the motorway’s name alone', () => {
    const chat = told('大广高速上 我爸胸痛 哪个医院收啊');
    assert.match(chat.text, /哪一段/);
    assert.match(chat.text, /去哪家医院听 120 的/);
  });

  for (const words of [
    '高速口封了吗 我要去郑州',
    '高速服务区能做核酸吗',
    '胸闷，在家躺着',
  ])
    it(`is not meant by: ${words}`, () =>
      assert.doesNotMatch(told(words).text, /打双闪/));
});

describe('turned away at a hospital’s gate', () => {
  for (const [words, level] of [
    ['到了妇幼门口 没48小时报告不给看 我媳妇要生', 'critical'],
    ['医院门口等了俩小时不让进 我妈喘', 'critical'],
    ['产科说没核酸不收 都快生了', 'critical'],
    ['hospital turned us away, wife is in labour', 'critical'],
    ['医院门口不让进 说没核酸 我妈难受', 'high'],
    ['到医院门口了 没有48小时核酸不让进', 'high'],
    ['Hospital says no PCR no admission', 'high'],
  ] as const)
    it(`is urgent, and the rule is told: ${words}`, () => {
      const chat = told(words);
      assert.equal(chat.state.draft?.urgency, level);
      assert.match(chat.text, /不能拒绝|must not turn away/);
    });

  for (const words of [
    '去医院看病要核酸吗',
    '陪护没核酸让进病房吗',
    '医院不让探视 想给我妈送饭',
    '去医院取药没核酸能进吗',
  ])
    it(`is not meant by: ${words}`, () =>
      assert.ok(!flags(told(words)).includes('care_refused')));
});

describe('danger told to a question of the form', () => {
  const FORM = ['小区没暖气', '金水区', '封控区', '文化路58号3号楼', '我自己'];
  for (const words of [
    '媳妇开始疼了 要生',
    '媳妇见红了',
    '宫缩了',
    '老婆要生了',
    '吃了硝酸甘油不管用',
  ])
    for (const steps of [2, 3, 4, 5])
      it(`is heard after ${steps} answers: ${words}`, () => {
        const chat = told(...FORM.slice(0, steps), words);
        assert.equal(chat.state.draft?.urgency, 'critical', chat.said.join());
      });

  it('that may be one is asked about', () => {
    const chat = told(...FORM, '我老婆肚子开始疼了');
    assert.equal(chat.asked, 'safety');
  });

  for (const words of [
    '王女士',
    '李梅',
    '红旗路12号院',
    '人民医院家属院',
    '跳过',
    '我妈',
  ])
    it(`is none in an answer: ${words}`, () => {
      for (const steps of [4, 5]) {
        const chat = told(...FORM.slice(0, steps), words);
        assert.equal(chat.state.draft?.urgency, 'normal', words);
        assert.notEqual(chat.asked, 'safety', words);
      }
    });
});

describe('a danger by its own name', () => {
  for (const [messages, flag] of [
    [['周三没透成 周五也没透成'], 'dialysis_overdue'],
    [['俩月大的娃儿烧38度5'], 'infant_fever'],
    [['小宝一个月零五天 体温38'], 'infant_fever'],
    [['怀孕八个月今天没咋动'], 'labour_fetal_movement'],
    [['透析管路出血'], 'bleeding'],
    [['胃不舒服', '后背也疼 一身汗'], 'cardiac_chest_pain'],
    [['心脏不舒服', '老毛病 含了硝酸甘油不管用'], 'cardiac_chest_pain'],
    [['弟弟有精神分裂', '一个人住 三天没回消息了'], 'missing'],
    [["My schizophrenic brother hasn't answered for days"], 'missing'],
    [['娃儿被够咬了 小区疯控'], 'bite'],
    [['邻居奶奶没人应'], 'missing'],
  ] as const)
    it(`is raised: ${messages.join(' / ')}`, () => {
      const chat = told(...messages);
      assert.ok(flags(chat).includes(flag), flags(chat).join());
      assert.equal(chat.state.draft?.urgency, 'critical');
    });

  for (const words of [
    '学生中午能单独做核酸吗',
    '没气了 做不成饭',
    '透析没有耽误 就是想问下周怎么去',
    '不用了我自己能走 就是想问下透析车',
    '弟弟住院的 精神科 三天没视频了',
    "my brother hasn't answered my email for days",
    '买的菜不够咬不动',
    '股票见红了',
  ])
    it(`is not raised: ${words}`, () => {
      const { draft } = told(words).state;
      assert.ok(draft === null || draft.urgency === 'normal', draft?.urgency ?? words);
    });
});
