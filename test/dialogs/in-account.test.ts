import assert from 'node:assert/strict';
import type { Chat } from '../support/chat.ts';
import { realChat } from './real-city.ts';

const flags = (chat: Chat) =>
  (chat.state.personal.draft?.flags ?? []).map(({ id }) => id);
const facts = (chat: Chat) =>
  (chat.state.personal.draft?.facts ?? []).map(({ key, value }) => `${key}: ${value}`);
const WAY = '金水区红专路98号院3号楼，13900000000';
const EXPECTING = '我怀孕39周+4，熊猫血，一个人隔离';
const DIALYSIS = '我尿毒症，透析医院封了去不了';

function told(...messages: readonly string[]): Chat {
  const chat = realChat();
  for (const words of messages) chat.say(words);
  return chat;
}

describe('words within an account', () => {
  const LABOUR = [
    '我肚子开始一阵一阵疼了 大概十分钟一次',
    '五分钟一次',
    '肚子发紧，一阵一阵的',
    '好像有水流出来了',
    '床单湿透了',
  ];
  for (const words of LABOUR)
    it(`of a woman near term are labour: ${words}`, () => {
      for (const before of [[EXPECTING], [EXPECTING, '封控区'], [EXPECTING, WAY]]) {
        const chat = told(...before);
        assert.equal(chat.state.draft?.urgency, 'high');
        chat.say(words);
        assert.equal(chat.state.draft?.urgency, 'critical', before.join());
        assert.ok(chat.last?.replies[0]?.phones.includes('120'), chat.text);
      }
    });

  for (const words of [
    '没有宫缩，没破水',
    '流水路12号院3号楼',
    '我爸肚子疼',
    '核酸三天做一次',
    '好的，我等着',
  ])
    it(`of a woman near term that are no labour: ${words}`, () => {
      assert.equal(told(EXPECTING, words).state.draft?.urgency, 'high', words);
    });

  it('take the place of a no that was told before', () => {
    const chat = told(EXPECTING, '没有宫缩没有破水');
    assert.ok(facts(chat).includes('waters_or_bleeding: 没有破水'), facts(chat).join());
    chat.say('好像有水流出来了');
    assert.ok(!facts(chat).includes('waters_or_bleeding: 没有破水'), facts(chat).join());
    assert.ok(facts(chat).some((fact) => fact.startsWith('waters_or_bleeding: ')));
    assert.ok(facts(chat).includes('contractions: 没有宫缩'), facts(chat).join());
  });

  it('tell that dialysis was missed, not when it was', () => {
    const chat = told(DIALYSIS, WAY, '昨天该做没做');
    assert.equal(chat.state.draft?.urgency, 'critical');
    assert.ok(!facts(chat).some((fact) => fact.startsWith('last_dialysis')));
    chat.say('上周五做的');
    assert.ok(facts(chat).some((fact) => fact.startsWith('last_dialysis: 上周五')));
    assert.ok(!facts(chat).includes('dialysis_centre: 上周五做的'), facts(chat).join());
  });

  it('tell when dialysis was, where it was done', () => {
    const chat = told(DIALYSIS, WAY, '昨天做的');
    assert.equal(chat.state.draft?.urgency, 'high');
    assert.ok(facts(chat).some((fact) => fact.startsWith('last_dialysis: 昨天')));
  });

  it('of somebody who thinks of dying are evidence, each of its own', () => {
    const chat = told('我不想活了', '药都攒好了');
    assert.deepEqual(flags(chat), ['suicide', 'suicide_means']);
    chat.say('今晚就走');
    assert.ok(flags(chat).includes('suicide_soon'));
    assert.match(chat.text, /先别走/);
    chat.say('不告诉你在哪');
    assert.deepEqual(chat.said, ['emergency.stay']);
  });

  it('that only plan a journey are none', () => {
    const chat = told('孩子发烧39度三天不退', '今晚就走');
    assert.ok(!flags(chat).includes('suicide_soon'));
  });

  it('offer a silent way to somebody in hiding, and ask for no phone', () => {
    const chat = told('老公打我', '别打电话 他听见');
    assert.ok(flags(chat).includes('violence_in_hiding'));
    assert.match(chat.text, /12110/);
    assert.deepEqual(chat.last?.replies[0]?.phones, []);
    chat.say('金水区红专路98号院3号楼');
    assert.notEqual(chat.asked, 'phone', chat.text);
  });

  it('ring the police where whoever lives alone does not answer', () => {
    const chat = told('我弟弟有精神病一个人住封了三天没去看他了', '打电话不接');
    assert.ok(flags(chat).includes('missing'));
    assert.ok(!facts(chat).some((fact) => fact.startsWith('days_left')));
  });

  it('do not ask somebody when they were last seen themselves', () => {
    const chat = told('我今年八十五了一个人在家住儿子在外地回不来降压药快没了', WAY);
    assert.equal(chat.state.personal.draft?.patient?.who, 'self');
    assert.ok(facts(chat).includes('age: 八十五'), facts(chat).join());
    assert.doesNotMatch(chat.text, /最后一次见到/);
  });
});

describe('an ambulance that cannot be reached', () => {
  it('is rung again, from elsewhere too, and by staff', () => {
    const chat = told('我爸胸口疼得厉害，喘不上气', '120打不通啊');
    assert.ok(flags(chat).includes('ambulance_unreached'));
    assert.match(chat.text, /重拨/);
    assert.match(chat.text, /110/);
    assert.match(chat.text, /邻居/);
    assert.match(chat.text, /替您拨/);
  });
});

describe('a sign tapped after a cry', () => {
  for (const [sign, flag, category] of [
    ['mind', 'unconscious', 'medical'],
    ['breath', 'breath_or_chest', 'medical'],
    ['bleeding', 'bleeding', 'medical'],
    ['pregnant', 'labour_emergency', 'medical'],
    ['baby', 'infant_danger', 'medical'],
    ['poison', 'poison_or_bite', 'medical'],
    ['fire', 'fire', 'other'],
    ['harm', 'harm', 'other'],
    ['supply', 'medicine_out', 'medical'],
  ] as const)
    it(`raises its flag with the tapped words: ${sign}`, () => {
      const chat = told('救命');
      const label = chat.state.asked?.choices.find(
        ({ id }) => id === `safety:${sign}`,
      )?.label;
      chat.tap(`safety:${sign}`);
      const raised = chat.state.personal.draft?.flags ?? [];
      assert.deepEqual(
        raised.map(({ id, words }) => [id, words]),
        [[flag, label]],
      );
      assert.doesNotMatch(chat.text, /先到安全的地方，身边有人/);
      chat.say('在车上');
      assert.equal(chat.state.draft?.category, category);
    });
});
