import assert from 'node:assert/strict';
import { flagIds, read } from './support.ts';

/** Two sentences a few words apart: the first is an emergency, the second is not. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['胸痛，喘不上气', '没有胸痛，也不喘'],
  ['孩子抽搐了怎么办', '如果孩子抽搐怎么办'],
  ['我爸中风了嘴歪', '我爸去年中风，现在康复得不错'],
  ['隔壁着火了快来', '听说外地有个小区着火了'],
  ['孩子昏迷了', '孩子没有昏迷，就是困'],
  ['现在流血不止', '昨天流血，已经止住了'],
  ['他拿着刀要砍人', '电影里有人拿刀砍人'],
  ['想死，活着没意思', '想死你了，快回来'],
  ['我要跳楼', '跳楼价大甩卖'],
  ['煤气中毒了，头晕', '怎么预防煤气中毒'],
  ['胸口疼得厉害', '心疼这些志愿者'],
  ['妈妈喘不上气', '妈妈没有呼吸困难'],
  ['邻居晕倒了', '网上说有人晕倒'],
  ['是不是心梗啊，胸口压着疼', '胸痛倒没有'],
  ['被狗咬出血了', '三个月前被狗咬过'],
  ['羊水破了', '万一羊水破了怎么走流程'],
  ['not breathing', 'no trouble breathing'],
  ['he has chest pain', 'he does not have chest pain'],
  ['my son is having a seizure now', 'what if my son has a seizure'],
  ['there is a fire in the kitchen', 'I read that there was a fire in another city'],
  ['she passed out', 'last year she passed out once'],
];

describe('what is meant', () => {
  for (const [yes, no] of PAIRS) {
    it(`${yes} | ${no}`, () => {
      assert.equal(read(yes).urgency, 'critical', yes);
      assert.ok(
        !['critical', 'high'].includes(read(no).urgency),
        `${no}: ${flagIds(no)}`,
      );
    });
  }

  it('a denial inside the sign is the sign', () => {
    for (const text of ['没呼吸了', '叫不醒', '我妈喘不上气']) {
      assert.equal(read(text).urgency, 'critical', text);
    }
    for (const text of ['宝宝没奶粉了', '没透析三天了，怎么办']) {
      assert.equal(read(text).urgency, 'high', text);
    }
  });
  it('one clause denied does not deny the next', () => {
    assert.equal(read('没有发烧，但是胸口疼').urgency, 'critical');
    assert.equal(read('no fever but he cannot breathe').urgency, 'critical');
  });
  it('without vaccine is no denial of the bite', () => {
    assert.equal(read('没打疫苗被狗咬了').urgency, 'critical');
  });
  it('over and back again is not over', () => {
    assert.equal(read('刚才好了，现在又抽搐了').urgency, 'critical');
  });
  it('a new state of the sign is not its end', () => {
    assert.equal(read('爷爷现在叫不醒了').urgency, 'critical');
  });
  it('过去 behind a verb is no other time', () => {
    for (const text of [
      '孩子晕过去了',
      '我爸昏过去了叫不醒',
      '爷爷突然昏过去了',
      '孩子抽过去了',
      '我妈在急诊门口晕过去了',
    ]) {
      assert.equal(read(text).urgency, 'critical', text);
    }
    assert.notEqual(read('过去晕倒过，现在来问复查').urgency, 'critical');
  });
  it('tone alone is at most normal', () => {
    for (const text of ['急急急!!!', '急急急健康码打不开！！！', '十万火急！']) {
      assert.ok(['none', 'normal'].includes(read(text).urgency), text);
    }
    assert.equal(read('急急急!!!').urgency, 'normal');
  });
  it('a supposition about oneself is still a threat where life is at stake', () => {
    assert.equal(read('如果再不管，我就自杀').urgency, 'critical');
  });
});

describe('the safety question', () => {
  it('is put to a bare cry for help', () => {
    for (const text of ['救命', '救命！！！', 'help', 'SOS']) {
      const { safetyQuestion, urgency } = read(text);
      assert.equal(safetyQuestion, 'danger_now', text);
      assert.equal(urgency, 'normal', text);
    }
  });
  it('is put where body and trouble meet and nothing fired', () => {
    for (const text of ['老人身上不太对劲', '孩子脚扭到了，肿了']) {
      const { safetyQuestion, urgency } = read(text);
      const heeded = safetyQuestion === 'danger_now' || urgency !== 'normal';
      assert.ok(heeded && urgency !== 'none', text);
    }
  });
  it('is put where an emergency is said to be over or past', () => {
    assert.equal(read('我妈刚才晕倒了，现在没事了').safetyQuestion, 'danger_now');
  });
  it('is not put to thanks, policy or once an emergency is clear', () => {
    for (const text of [
      '谢谢你们',
      '今天几点做核酸',
      '我爸胸口疼',
      '小区什么时候解封',
      'what are the rules for the sealed zone',
    ]) {
      assert.equal(read(text).safetyQuestion, null, text);
    }
  });
});
