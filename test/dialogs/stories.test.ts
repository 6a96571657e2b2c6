/** The stories that the service comes from, told to the real understanding and the sample city. */
import assert from 'node:assert/strict';
import type { Urgency } from '../../intents/understanding.ts';
import type { Chat } from '../support/chat.ts';
import { realChat } from './real-city.ts';

const chat = realChat;

/** Answers what is still asked with "skip", agrees and confirms. */
function fileIt(told: Chat): void {
  for (let left = 12; left > 0 && told.asked !== 'consent'; left -= 1) {
    told.tap(`skip:${told.asked}`);
  }
  told.tap('consent:yes');
  told.tap('confirm:');
  assert.ok(told.state.draft?.filedAt, 'the form was confirmed');
}

describe('dialogs: stories', () => {
  const URGENT: readonly (readonly [string, string, readonly Urgency[]])[] = [
    [
      'a mother with rare blood at 39+4 weeks and no hospital',
      '老婆是熊猫血，孕39周+4天，在隔离医院，没有医院接收，急急急！！！',
      ['high', 'critical'],
    ],
    [
      'a child scratched by a dog in a sealed estate',
      '我家孩子被狗抓伤了，小区封控出不去',
      ['critical'],
    ],
    [
      'a heart patient on the motorway',
      '心脏血管堵塞 90%，现在高速，马上到郑！急急急！！！',
      ['critical'],
    ],
    [
      'alprazolam and tramadol that are out',
      '急需阿普唑仑和曲马多，已经断药了',
      ['high', 'critical'],
    ],
    [
      'a brother with mental illness, unseen for three days',
      '我弟弟有精神病，三天联系不上了，一个人在家',
      ['high', 'critical'],
    ],
  ];
  for (const [title, words, levels] of URGENT) {
    it(`${title}: a case and a person at once, then where`, () => {
      const told = chat();
      const { commands, replies } = told.say(words);
      const [opened, person] = commands;
      assert.ok(opened?.do === 'open_case', `opened: ${told.said}`);
      assert.ok(person?.do === 'request_person');
      assert.ok(levels.includes(opened.urgency), opened.urgency);
      assert.equal(opened.details.account[0]?.value, words);
      assert.ok(replies[0]?.text.includes(opened.number));
      assert.equal(told.asked, 'address');
    });
  }

  const FILED: readonly (readonly [string, string, string])[] = [
    ['two of 88 who cannot come down', '家里两位88岁老人下不了楼，没法做核酸', 'bot'],
    ['heating missing, out of scope yet taken in', '我们小区一直没有暖气', 'other'],
    ['a pupils’ testing lane', '建议中午给学生单独开一个核酸通道', 'suggestion'],
  ];
  for (const [title, words, category] of FILED) {
    it(`${title}: filed with a number`, () => {
      const told = chat();
      told.say(words);
      if (told.asked === 'safety') told.say('都没有');
      fileIt(told);
      const [opened] = told.did('open_case');
      assert.ok(opened?.do === 'open_case');
      if (category !== 'bot') assert.equal(opened.category, category);
      assert.equal(opened.details.account[0]?.value, words);
      assert.ok(told.text.includes(opened.number));
    });
  }

  it('medicine for a week left in a controlled estate: taken in, the zone never asked', () => {
    const told = chat();
    told.say('我妈的精神科药只够吃一周了，小区管控，出不去');
    assert.equal(told.state.draft?.zone, 'controlled');
    assert.equal(told.state.draft?.category, 'medical');
    const asked: (string | null)[] = [];
    for (let left = 12; left > 0 && told.asked; left -= 1) {
      asked.push(told.asked);
      told.say('跳过');
    }
    assert.equal(asked.includes('zone'), false);
  });

  it('a child’s weekly rehabilitation: answered or taken in, and one tap from help', () => {
    const told = chat();
    told.say('孩子每周要去做康复训练，小区封了怎么出去');
    assert.equal(told.said[0], 'policy.answer', 'the rule');
    assert.ok(told.state.draft, 'and the request');
    assert.ok(told.asked);
  });

  it('testing today, on the day: the hours, with source and date', () => {
    const told = chat('2022-01-10T08:00:00+08:00');
    told.say('我在金水区，今天几点做核酸？');
    if (told.asked === 'policy_slot') told.tap('policy:jinshui');
    assert.deepEqual(told.said, ['policy.answer']);
    assert.match(told.text, /9:00/);
    assert.match(told.text, /2022-01-09/);
    assert.equal(told.state.district, 'jinshui');
  });

  it('testing today, two days later: the last notice is over, and said so', () => {
    const told = chat();
    told.say('今天几点做核酸');
    if (told.asked === 'policy_slot') told.tap('policy:jinshui');
    assert.deepEqual(told.said, ['policy.expired']);
    assert.match(told.text, /过期/);
  });

  it('dialysis from a controlled area: quoted, with its date', () => {
    const told = chat();
    told.say('管控区怎么去透析');
    assert.deepEqual(told.said, ['policy.answer']);
    assert.match(told.text, /疫情期间血透预约/);
    assert.equal(told.state.zone, 'controlled');
    assert.deepEqual(
      told.commands.map(({ do: act }) => act),
      ['note'],
    );
  });

  it('turned away for want of a test: help or the rule, never a shrug', () => {
    const told = chat();
    told.say('医院说没有核酸不收');
    assert.ok(
      told.said.some((key) => key === 'policy.answer' || key.startsWith('emergency.')),
      told.said.join(),
    );
  });

  it('an English-speaking resident is served in English to the end', () => {
    const told = chat();
    told.say(
      'We have run out of food, we live in Jinshui District, my phone is 13800001234',
    );
    assert.equal(told.state.language, 'en');
    assert.equal(told.state.draft?.district, 'jinshui');
    assert.equal(told.state.personal.draft?.phone?.value, '13800001234');
    fileIt(told);
    assert.doesNotMatch(told.text.replace(/[“”]/g, ''), /\p{Script=Han}/u);
  });

  it('nothing but 救命: numbers, one tap, and a person on any sign', () => {
    const told = chat();
    told.say('救命');
    assert.deepEqual(told.said, ['ask.safety']);
    assert.deepEqual(told.last?.replies[0]?.phones, ['120', '110', '119']);
    told.tap('safety:breath');
    assert.equal(told.did('request_person').length, 1);
    assert.equal(told.asked, 'address');
  });

  it('one message that holds it all is not asked again', () => {
    const told = chat();
    told.say('我在金水区绿城花园3号楼，孩子发烧39度，电话13800000000');
    const details = told.state.personal.draft;
    assert.equal(told.state.draft?.district, 'jinshui');
    assert.equal(details?.phone?.value, '13800000000');
    assert.match(details?.address?.value ?? '', /3号楼/);
    const asked: (string | null)[] = [];
    for (let left = 12; left > 0 && told.asked; left -= 1) {
      asked.push(told.asked);
      told.say('跳过');
    }
    for (const id of ['district', 'address', 'phone', 'who']) {
      assert.equal(asked.includes(id), false, id);
    }
  });
});
