import assert from 'node:assert/strict';
import { join } from 'node:path';
import { understand } from '../../intents/understand.ts';
import { loadCityPack } from '../../knowledge/content/load.ts';
import { gazetteerOf } from '../../knowledge/gazetteer.ts';

const CITY = loadCityPack(
  join(import.meta.dirname, '../../knowledge/zhengzhou-2022'),
).city;
const GAZETTEER = gazetteerOf(CITY);

function read(text: string) {
  const now = new Date('2022-01-12T18:00:00+08:00');
  return understand(text, { now, asked: null, previous: null, gazetteer: GAZETTEER });
}

/** Pairs of sentences that differ in little and mean different levels. */
describe('where the levels part', () => {
  const LEVELS: readonly (readonly [string, string])[] = [
    ['家有精神病人不能断药，药还能吃一周', 'normal'],
    ['我弟的精神科药还够十天，不能断药', 'normal'],
    ['我弟的精神科药只够两天了，不能断药', 'high'],
    ['我弟的精神科药今天吃完了', 'high'],
    ['小区停暖气好几天了没人管', 'normal'],
    ['瘫痪在床的老人没人管', 'high'],
    ['建议中午给学生单独开一个核酸通道', 'none'],
    ['孩子一个人在家没人管，大人都被隔离了', 'high'],
    ['我觉得自己是个累赘，药都攒好了', 'critical'],
    ['药费的单子都攒好了，怎么报销', 'none'],
    ['活着没啥意思了', 'critical'],
    ['孩子突然不动了', 'critical'],
    ['做核酸的队伍不动了，系统坏了', 'none'],
    ['娃从床上栽下来一直吐，没精神', 'critical'],
    ['38周加2，还没联系到能生的医院', 'high'],
    ['拉的都是黑的，人没劲老想睡', 'critical'],
    ['笑死我了，排队排到心梗', 'none'],
  ];
  for (const [words, level] of LEVELS) {
    it(`${level}: ${words}`, () => {
      const { urgency } = read(words);
      const soft = (value: string) => (value === 'none' ? 'normal' : value);
      assert.equal(soft(urgency), soft(level));
    });
  }

  const INTENTS: readonly (readonly [string, string])[] = [
    ['小区停暖气好几天了没人管', 'file_request'],
    ['我们小区好几年没供暖了，能不能给供上热', 'file_request'],
    ['家里两个88岁的老人下楼不方便，能不能上门做核酸', 'file_request'],
    ['不做核酸会变黄码吗', 'ask_policy'],
    ['如果被狗咬了应该怎么办，提前了解下', 'ask_policy'],
    ['你是真人还是机器人啊', 'other'],
    ['公交能不能加密几班，早高峰太挤', 'suggestion'],
    ['上个月我爸住院，现在出院好了，感谢你们', 'greeting'],
    ['我在北京，北京今天做核酸吗', 'ask_policy'],
  ];
  for (const [words, intent] of INTENTS) {
    it(`${intent}: ${words}`, () => {
      assert.equal(read(words).intent, intent);
    });
  }

  it('asks nobody about danger who says that all is well for days', () => {
    assert.equal(read('家里老人的血压药还能吃十来天，能不能出去买').safetyQuestion, null);
    assert.equal(read('孩子前几天咳嗽，现在好了').safetyQuestion, null);
    assert.equal(read('麻烦问下物流能进小区吗').safetyQuestion, null);
  });

  it('names another city, and keeps the estate in an address', () => {
    assert.equal(read('上海隔离几天').entities.otherCity?.value, '上海');
    for (const [words, address] of [
      ['金水区绿城花园3号楼', '绿城花园3号楼'],
      ['我在金水区XX小区3号楼，孩子发烧39度，电话13800000000', 'XX小区3号楼'],
      ['改成花园路110号院2号楼', '花园路110号院2号楼'],
      ['你好 我怀孕39周 小区封了', undefined],
      ['我要投诉社区电话打不通', undefined],
      ['小区路灯坏了', undefined],
    ] as const) {
      assert.equal(read(words).entities.address?.value, address, words);
    }
  });
});
