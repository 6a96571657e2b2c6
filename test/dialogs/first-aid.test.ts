import assert from 'node:assert/strict';
import { DANGERS } from '../../dialogs/first-aid/first-aid.ts';
import { FLAGS } from '../../intents/flags.ts';
import type { Chat } from '../support/chat.ts';
import { account, realChat } from './real-city.ts';

function told(...messages: readonly string[]): Chat {
  const chat = realChat();
  for (const words of messages) chat.say(words);
  return chat;
}

const FAINTED = '我爸晕倒了，没呼吸';

describe('first aid: the answers as data', () => {
  it('name red flags and families that exist', () => {
    const known = new Set(FLAGS.flatMap(({ id, family }) => [id, family]));
    assert.deepEqual(
      [...DANGERS].filter((each) => !known.has(each)),
      [],
    );
  });
});

describe('first aid: what is asked beside somebody in danger', () => {
  for (const [danger, asked, answer] of [
    [FAINTED, '怎么按', /5 到 6 厘米/],
    [FAINTED, '咋摁啊', /5 到 6 厘米/],
    [FAINTED, '我不会按', /5 到 6 厘米/],
    [FAINTED, '心脏按压要按多深', /5 到 6 厘米/],
    [FAINTED, '怕把肋骨按断', /肋骨伤了能治/],
    [FAINTED, '按了没反应', /别停，接着按/],
    [FAINTED, '要不要掐人中', /不掐人中/],
    [FAINTED, '他像打呼噜一样', /不是睡着/],
    [FAINTED, '他吐了', /侧过来/],
    [FAINTED, '门反锁了进不去', /119/],
    [FAINTED, '120已经在路上了', /接车/],
    ['6岁孩子没呼吸了', '怎么做人工呼吸', /每按 30 次吹 2 口/],
    ['三个月的宝宝没呼吸了', '怎么按', /两根手指/],
    ['奶奶噎住了', '怎么弄', /肩胛骨/],
    ['8个月宝宝噎住了', '怎么拍', /前臂/],
    ['孩子抽搐了', '用不用按住他', /不按住手脚/],
    ['我妈中风了', '能不能喂降压药', /什么药都别喂/],
    ['我妈中风了', '要给她喝水不', /什么都别喂/],
    ['我妈中风了', '让她坐着还是躺着', /平躺/],
    ['我爸胸口疼', '要不要给他吃阿司匹林', /先问 120/],
    ['我爸胸口疼', '我自己开车送行不行', /别自己开车/],
    ['奶奶从楼梯摔下来了，腿断了', '能扶起来吗', /别扶起来/],
    ['我弟喝农药了', '要不要灌水催吐', /别催吐/],
    ['孩子被狗咬了', '用酒精行吗', /肥皂水/],
    ['我老婆要生了', '脐带要剪吗', /脐带别剪/],
    ['我爱人触电了 还粘着', '能拉他吗', /没断电别碰他/],
    ['my dad has chest pain', 'can I give him aspirin', /ask 120 first/],
    ['my wife is in labour', 'should I cut the cord', /do not cut/],
  ] as const)
    it(`${danger} / ${asked}`, () => {
      const chat = told(danger, asked);
      assert.equal(chat.said[0], 'first_aid', chat.said.join());
      assert.match(chat.text, answer);
      assert.equal(account(chat)?.at(-1), asked);
      assert.equal(chat.asked, 'address');
    });

  it('is answered with the alarm where the same words tell the danger', () => {
    const chat = told('孩子没呼吸了，怎么做人工呼吸');
    assert.deepEqual(chat.said.slice(0, 2), ['emergency.critical', 'first_aid']);
  });

  it('tells after a fit that stopped to ring all the same', () => {
    const chat = told('孩子抽搐了', '停了 现在睡着了', '还要打120吗');
    assert.match(chat.text, /要打/);
    assert.doesNotMatch(chat.text, /请不要随意拨打/);
  });

  it('is the danger’s own advice, where only what to do is asked', () => {
    assert.match(told(FAINTED, '我该怎么办').text, /用力快压/);
  });

  it('is left to who answers at 120 where nobody wrote it down, and never to the hotline', () => {
    const chat = told(FAINTED, '他手冰凉是咋回事');
    assert.equal(chat.said[0], 'first_aid.unknown');
    assert.doesNotMatch(chat.text, /12345|没有查到/);
  });
});

describe('first aid: what is no question of it', () => {
  for (const [danger, words, said] of [
    [FAINTED, '核酸几点做', 'policy.expired'],
    ['我爸胸口疼', '去医院要核酸吗', 'policy.answer'],
    ['孩子被狗咬了', '狂犬疫苗去哪里打', 'policy.for_person'],
    [FAINTED, '120来了', 'relief'],
  ] as const)
    it(`${danger} / ${words}`, () => assert.equal(told(danger, words).said[0], said));

  for (const words of ['怎么按门铃', '能不能喝水库的水', '120怎么收费'])
    it(`nor without danger: ${words}`, () =>
      assert.ok(!told(words).said.includes('first_aid')));

  it('and a new danger is one, whatever is asked with it', () => {
    const chat = told('我爸胸口疼', '他现在叫不醒了，怎么按');
    assert.deepEqual(chat.said.slice(0, 2), ['emergency.more', 'first_aid']);
  });
});

describe('advice that fits who it is for', () => {
  it('is not to sit up for who is unconscious', () => {
    const chat = told('我爸晕倒了', '嘴唇发紫了');
    assert.doesNotMatch(chat.text, /坐直/);
    assert.match(chat.text, /按压胸口/);
    assert.match(told('我爸嘴唇发紫了').text, /坐直/);
  });

  it('has breaths for a child, and not for a grown man', () => {
    assert.match(told('孩子没呼吸了').text, /吹 2 口气/);
    assert.doesNotMatch(told('我爸没呼吸了').text, /吹 2 口气/);
  });

  it('presses on cut wrists before all', () => {
    assert.match(told('割腕了').text.split('\n')[1] ?? '', /按住伤口/);
    assert.doesNotMatch(told('我想割腕').text, /按住伤口/);
  });

  it('switches the power off before anybody is touched', () => {
    assert.match(told('我爱人触电了 还粘着').text.split('\n')[1] ?? '', /先别碰他/);
  });

  it('says nothing of violence to somebody without insulin', () => {
    assert.doesNotMatch(told('insulin finished, thirsty, vomiting').text, /violent/);
  });

  it('takes pain of a cancer for pain, not for despair', () => {
    const chat = told('我妈癌症 曲马多没了', '疼得整夜睡不着');
    assert.match(chat.text, /止痛药/);
    assert.doesNotMatch(chat.text, /不想活/);
  });

  it('says number and advice again where the danger is told again', () => {
    const chat = told('我妈发烧39度5', '说胡话了', '现在叫不应了');
    assert.equal(chat.said[0], 'emergency.more');
    assert.match(chat.text, /按压胸口/);
  });

  for (const [sign, line] of [
    ['poison', /肥皂水/],
    ['breath', /胸口疼：停下/],
  ] as const)
    it(`names each of the dangers of a sign tapped: ${sign}`, () => {
      const chat = told('救命');
      chat.tap(`safety:${sign}`);
      assert.match(chat.text, line);
    });
});
