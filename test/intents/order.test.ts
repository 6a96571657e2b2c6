import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Understanding } from '../../intents/understanding.ts';
import { read } from './support.ts';

/** Where somebody is, how they are rung, who they are: what stands around a trouble. */
const AROUND = [
  '我在金水区丰庆路56号院3号楼',
  '电话13800000000',
  '荷塘月色2号楼1单元301',
  '我姓王',
  '小区封着',
  '麻烦尽快',
];
const AROUND_EN = [
  'we live in Lotus Garden building 3',
  'phone 13800000000',
  'my name is Tom',
];

/** One message of each level, a clause each. */
const TOLD: readonly (readonly [Understanding['urgency'], string])[] = [
  ['high', '孩子发烧39度'],
  ['high', '降压药只够两天了'],
  ['high', '透析明天该做了没有车'],
  ['critical', '我爸胸口疼得喘不上气'],
  ['critical', '孩子被狗咬出血了还没打针'],
  ['critical', '我不想活了'],
  ['normal', '想给老人买点感冒药'],
  ['normal', '暖气漏水了没人修'],
];
const TOLD_EN: readonly (readonly [Understanding['urgency'], string])[] = [
  ['high', 'my son has a fever of 39'],
  ['critical', 'my father is not breathing'],
];

const levelOf = (text: string) => read(text).urgency;

describe('the order of what is told', () => {
  for (const [told, around, joints] of [
    [TOLD, AROUND, ['，', ' ', '。', '\n']],
    [TOLD_EN, AROUND_EN, [', ', '. ']],
  ] as const) {
    it(`changes no level (${joints.length} ways of parting it)`, () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...told),
          fc.subarray([...around]),
          fc.constantFrom(...joints),
          fc.infiniteStream(fc.nat()),
          ([, trouble], beside, joint, keys) => {
            const clauses = [trouble, ...beside];
            const order = clauses
              .map((clause) => ({ clause, key: keys.next().value ?? 0 }))
              .sort((a, b) => a.key - b.key)
              .map(({ clause }) => clause);
            assert.equal(levelOf(order.join(joint)), levelOf(clauses.join(joint)));
          },
        ),
        { numRuns: 400 },
      );
    });
  }

  it('nor does an address or a number beside it', () => {
    for (const [level, trouble] of TOLD) {
      assert.equal(levelOf(trouble), level, trouble);
      for (const place of AROUND.slice(0, 3)) {
        assert.equal(levelOf(`${place} ${trouble}`), level, `${place} ${trouble}`);
        assert.equal(levelOf(`${trouble} ${place}`), level, `${trouble} ${place}`);
      }
    }
  });

  it('matters where spaces part a story: what is past stays with its own words', () => {
    for (const text of [
      '弟弟精神病 三天没见到人了 敲门没人应 他以前闹过自杀',
      '他以前闹过自杀 三天没见到人了 弟弟精神病 敲门没人应',
    ])
      assert.equal(levelOf(text), 'critical', text);
    assert.notEqual(levelOf('去年 我爸 中风 现在康复 想问针灸'), 'critical');
    assert.notEqual(levelOf('他以前自杀过 现在好好的'), 'critical');
  });
});
