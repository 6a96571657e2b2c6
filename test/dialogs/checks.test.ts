import assert from 'node:assert/strict';
import type { Chat } from '../support/chat.ts';
import { account, realChat } from './real-city.ts';

const flags = (chat: Chat) =>
  (chat.state.personal.draft?.flags ?? []).map(({ id }) => id);
const facts = (chat: Chat) =>
  (chat.state.personal.draft?.facts ?? []).map(({ value }) => value);

/** Told with place and phone, so that the danger's question stands. */
function asked(danger: string, ...answers: readonly string[]): Chat {
  const chat = realChat();
  for (const each of [danger, '二七区大学路1号', '13800005001', ...answers])
    chat.say(each);
  return chat;
}

function told(...words: readonly string[]): Chat {
  const chat = realChat();
  for (const each of words) chat.say(each);
  return chat;
}

describe('the decisive question of a danger', () => {
  for (const [danger, ...answers] of [
    ['孩子抽了', '停了', '没反应', '没有'],
    ['孩子喝了84', '两口', '不咋清醒了', '没有'],
    ['我爸噎着了', '不能', '脸紫了 倒地上了', '没有'],
    ['我妈嘴歪了', '叫不醒了', '没有'],
  ] as const)
    it(`is put whatever was asked before it: ${danger} ${answers.join(' ')}`, () => {
      const chat = asked(danger, ...answers);
      assert.ok(flags(chat).includes('cardiac_arrest'), chat.text);
      assert.match(chat.text, /有人在按压胸口吗/);
    });

  it('is answered by words that could be a place too', () => {
    const chat = told('着火了', '我妈还在里面');
    assert.ok(flags(chat).includes('fire_trapped'));
    assert.equal(chat.asked, 'address');
  });

  it('can be answered by a tap, and what is tapped counts as what is said', () => {
    const chat = asked('我妈晕倒了');
    const labels = chat.state.asked?.choices.map(({ label }) => label);
    assert.deepEqual(labels, ['有呼吸', '没有呼吸', '不清楚']);
    chat.tap('check:no');
    assert.deepEqual(chat.said, ['emergency.more', 'ask.flag']);
    assert.ok(flags(chat).includes('cardiac_arrest'));
    assert.ok(facts(chat).includes('呼吸：没有呼吸'));
    const other = asked('我妈晕倒了');
    other.tap('check:yes');
    assert.match(other.text, /侧卧/);
    assert.ok(!flags(other).includes('cardiac_arrest'));
  });

  for (const words of [
    '没有',
    '没',
    '冇',
    '木有',
    '好像没了',
    '没有啊 快点',
    '感觉不到',
    '不知道',
  ])
    it(`no breathing is a stopped heart: ${words}`, () => {
      const chat = asked('我妈晕倒了', words);
      assert.deepEqual(chat.said, ['emergency.more', 'ask.flag'], chat.text);
      assert.match(chat.text, /胸口正中用力快压/);
      assert.match(chat.text, /有人在按压胸口吗/);
      assert.ok(flags(chat).includes('cardiac_arrest'));
      assert.ok(facts(chat).includes(`呼吸：${words}`), facts(chat).join());
    });

  it('reads a little as no normal breathing', () => {
    assert.ok(flags(asked('我妈晕倒了', '有一点 很弱')).includes('cardiac_arrest'));
  });

  it('goes on with the side position where there is breathing', () => {
    const chat = asked('我妈晕倒了', '有呼吸');
    assert.ok(!flags(chat).includes('cardiac_arrest'));
    assert.match(chat.text, /侧卧/);
    assert.match(chat.text, /多大年纪/);
  });

  it('takes 不清楚, tapped, for a doubt, not for passing over', () => {
    const chat = asked('我妈晕倒了');
    chat.tap('skip:flag');
    assert.ok(flags(chat).includes('cardiac_arrest'), chat.text);
    assert.ok(facts(chat).includes('呼吸：不清楚'));
  });

  it('is asked though 叫不醒 was told', () => {
    assert.match(asked('我爸叫不醒了').text, /有呼吸吗/);
  });

  it('is answered in English', () => {
    const chat = told('my father collapsed', 'Erqi Daxue Road 1', '13800005005', 'no');
    assert.ok(flags(chat).includes('cardiac_arrest'));
    assert.match(chat.text, /press hard and fast/);
  });

  const BECOMES = [
    ['我媳妇怀孕39周 熊猫血 没医院收', '嗯有点', 'labour'],
    ['我媳妇怀孕39周 熊猫血 没医院收', '有', 'labour'],
    ['我媳妇要生了', '看到了', 'labour_birth'],
    ['孩子喝了84', '不咋清醒了', 'unconscious'],
    ['煤气中毒了 一家三口', '都不醒', 'unconscious'],
    ['我老公打我', '不方便', 'violence_in_hiding'],
  ] as const;
  for (const [danger, answer, flag] of BECOMES)
    it(`${danger} / ${answer} → ${flag}`, () => {
      const chat = asked(danger, answer);
      assert.ok(flags(chat).includes(flag), `${flags(chat).join()} ${chat.text}`);
      assert.equal(chat.state.draft?.urgency, 'critical');
    });

  const SAYS = [
    ['孩子噎住了', '不能', /肩胛骨/],
    ['孩子噎住了', '哭不出来', /肩胛骨/],
    ['孩子噎住了', '能咳', /用力咳/],
    ['孩子抽搐了', '没停', /别按手脚/],
    ['孩子抽搐了', '停了', /看胸口/],
    ['我爸没呼吸了', '没人按', /您来按/],
    ['我爸没呼吸了', '我在按', /换个人/],
    ['我老公打我', '不安全', /能跑先跑/],
  ] as const;
  for (const [danger, answer, lines] of SAYS)
    it(`${danger} / ${answer} says what to do`, () => {
      const chat = asked(danger, answer);
      assert.equal(chat.said[0], 'first_aid', chat.text);
      assert.match(chat.text, lines);
      assert.equal(account(chat)?.at(-1), answer);
    });

  it('no sign of labour leaves the case as it is', () => {
    const chat = asked('我媳妇怀孕39周 熊猫血 没医院收');
    const before = flags(chat);
    chat.say('没有');
    assert.deepEqual(flags(chat), before);
    assert.ok(facts(chat).includes('宫缩、破水、出血或胎动异常：没有'));
  });
});

describe('what changes a danger, told unasked', () => {
  const BECOMES = [
    [
      ['我妈晕倒了', '二七区大学路1号', '13800005001', '有', '六十岁', '现在没了'],
      'cardiac_arrest',
    ],
    [['着火了', '二七区大学路1号', '出不来'], 'fire_trapped'],
    [['厨房着火了', '二七区大学路1号', '有 我妈还在里面'], 'fire_trapped'],
    [['我不想活了', '吃了'], 'poisoning'],
    [['孩子头出来了', '孩子不哭'], 'newborn_not_breathing'],
    [['我爸晕倒了', '我妈也晕了'], 'more_people'],
    [['我手被机器切了', '止不住'], 'bleeding'],
  ] as const;
  for (const [words, flag] of BECOMES)
    it(`${words.join(' / ')} → ${flag}`, () => {
      const chat = told(...words);
      assert.ok(flags(chat).includes(flag), `${flags(chat).join()} ${chat.text}`);
      assert.equal(chat.said[0], 'emergency.more');
    });

  const SAYS = [
    [['我妈昏迷了', '嘴发青'], /最多 10 秒/],
    [['我爸胸口疼', '不疼了 是岔气'], /会停一阵再来/],
    [['我爸胸口疼', '这会儿不咋疼了'], /会停一阵再来/],
    [['我老婆要生了', '娃生了 不会哭 软塌塌的'], /搓背/],
    [['我老婆大出血', '血还没停'], /连续用力压/],
    [['孩子抽搐了', '停了', '又抽了'], /还在抽/],
  ] as const;
  for (const [words, lines] of SAYS)
    it(`${words.join(' / ')}`, () => assert.match(told(...words).text, lines));

  it('is never a cancelling: 停 of something else', () => {
    for (const words of [
      '血还没停',
      '宫缩停不下来',
      '车停在门口了',
      '还在流 停不了',
      '没停',
    ])
      for (const danger of ['我爸胸口疼', '我老婆要生了', '孩子抽搐了']) {
        const chat = told(danger, words);
        assert.ok(
          !chat.said.includes('cancel.urgent'),
          `${danger} ${words}: ${chat.text}`,
        );
      }
  });
});

describe('the same words elsewhere', () => {
  it('are relief still: 120来了, 停了 没事了', () => {
    assert.deepEqual(told('我妈晕倒了', '120来了').said, ['relief']);
    assert.deepEqual(told('我妈晕倒了', '醒过来了').said, ['relief']);
    assert.deepEqual(told('孩子抽搐了', '停了 没事了').said, ['relief']);
  });

  it('answer the other questions of a danger: 没有 to an illness', () => {
    const chat = asked('我妈晕倒了', '有呼吸', '没有');
    assert.ok(!flags(chat).includes('cardiac_arrest'), chat.text);
  });

  it('answer the form: 没有, 有, 停', () => {
    const chat = told('小区路灯坏了', '没有');
    assert.equal(chat.state.draft?.urgency, 'normal');
    assert.deepEqual(flags(chat), []);
  });

  it('ask how to look: 怎么看有没有呼吸', () => {
    const chat = asked('我妈晕倒了', '怎么看有没有呼吸');
    assert.ok(!flags(chat).includes('cardiac_arrest'));
    assert.match(chat.text, /胸口起伏/);
  });

  it('correct who it is', () => {
    const chat = asked('我妈晕倒了', '不是我妈，是我爸');
    assert.ok(!flags(chat).includes('cardiac_arrest'), chat.text);
  });
});
