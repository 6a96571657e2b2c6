import assert from 'node:assert/strict';
import { read } from './support.ts';

const entities = (text: string) => read(text).entities;

describe('entities', () => {
  it('one message fills many slots, each with its words', () => {
    const text = '我在金水区银河花园3号楼2单元，孩子发烧39度，电话13800000000，我叫张伟';
    const found = entities(text);
    assert.equal(found.district?.value, 'jinshui');
    assert.equal(found.address?.value, '银河花园3号楼2单元');
    assert.equal(found.phone?.value, '13800000000');
    assert.equal(found.name?.value, '张伟');
    assert.equal(found.relation?.value, 'child');
    assert.equal(found.temperature?.value, 39);
    for (const one of [found.district, found.address, found.phone, found.name]) {
      assert.ok(one);
      assert.equal(text.slice(one.span.start, one.span.end), one.words);
    }
  });

  const phones: readonly (readonly [string, string])[] = [
    ['电话 138 0000 0000', '13800000000'],
    ['+86 138-0000-0000', '13800000000'],
    ['１３８００００００００', '13800000000'],
    ['幺三八零零零零零零零零', '13800000000'],
    ['座机0371-12345678', '037112345678'],
    ['call me on 13800000000 please', '13800000000'],
  ];
  for (const [text, value] of phones) {
    it(`phone: ${text}`, () => assert.equal(entities(text).phone?.value, value));
  }

  const addresses: readonly (readonly [string, string])[] = [
    ['金水区XX小区3号楼2单元', 'XX小区3号楼2单元'],
    ['我住在花园路18号院', '花园路18号院'],
    ['二七区幸福家园二期5栋1203室', '幸福家园二期5栋1203室'],
    ['荷塘月色3号楼', '荷塘月色3号楼'],
    ['I live at Building 5, Unit 2, Green Garden', 'Building 5, Unit 2, Green Garden'],
    ['郑大西南生活区3号楼2单元501', '郑大西南生活区3号楼2单元501'],
    ['我住银河园区3号楼', '银河园区3号楼'],
    ['现在在银河花园3号楼', '银河花园3号楼'],
    ['我家住希望路12号', '希望路12号'],
    ['Huayuan Road 12, building 4', 'Huayuan Road 12, building 4'],
    ['住那个棉纺厂家属院', '棉纺厂家属院'],
    ['地址改为文化路92号院', '文化路92号院'],
    ['地址变成文化路92号院', '文化路92号院'],
    ['北龙湖金水大道8号', '北龙湖金水大道8号'],
    ['I have been on Huayuan Road 3 days', 'Huayuan Road'],
  ];
  for (const [text, value] of addresses) {
    it(`address: ${text}`, () => assert.equal(entities(text).address?.value, value));
  }
  it('a place in general is no address', () => {
    for (const text of [
      '我们小区什么时候解封',
      '出小区要什么证明',
      '高速上能走吗',
      'what is the rule for my street',
      '能够协调社区',
      '但小区不让出门',
      '希望能够协调社区送菜',
      '协调小区放行',
      '这边小区封了',
      '住这个小区没菜了',
      '住那个小区没菜了',
    ]) {
      assert.equal(entities(text).address, undefined, text);
    }
  });

  it('says who it is in whole words', () => {
    assert.equal(entities('我现在是孕妇，39周').relation?.words, '我现在是孕妇');
  });

  const names: readonly (readonly [string, string])[] = [
    ['我叫李小明，住在二七', '李小明'],
    ['我是王女士', '王女士'],
    ['联系人：赵刚', '赵刚'],
    ['My name is Anna Smith.', 'Anna Smith'],
  ];
  for (const [text, value] of names) {
    it(`name: ${text}`, () => assert.equal(entities(text).name?.value, value));
  }
  it('not every 我是 tells a name', () => {
    for (const text of ['我是高新区的', '我是白血病人', '我叫了救护车', '我是孕妇']) {
      assert.equal(entities(text).name, undefined, text);
    }
  });
  it('a bare name counts where it was asked for', () => {
    assert.equal(read('张伟', { asked: 'contact_name' }).entities.name?.value, '张伟');
    assert.equal(read('张伟').entities.name, undefined);
  });

  const temperatures: readonly (readonly [string, number])[] = [
    ['孩子烧到39度8', 39.8],
    ['三十九度五', 39.5],
    ['体温38.6', 38.6],
    ['烧到40', 40],
    ['a fever of 102 F', 38.9],
    ['temperature 39.2', 39.2],
  ];
  for (const [text, value] of temperatures) {
    it(`temperature: ${text}`, () =>
      assert.equal(entities(text).temperature?.value, value));
  }
  it('a cold room is no temperature of a body', () => {
    assert.equal(entities('家里暖气才13度').temperature, undefined);
  });

  const pregnancies: readonly (readonly [string, number])[] = [
    ['现在是孕39周+4的孕妇', 277],
    ['孕39+4', 277],
    ['怀孕三十八周零二天', 268],
    ['I am 39 weeks pregnant', 273],
    ['39+4周', 277],
    ['我妻子怀孕39+4周，熊猫血', 277],
    ['孕38+2周 见红', 268],
    ['孕4周', 28],
    ['怀孕8个月', 240],
  ];
  for (const [text, value] of pregnancies) {
    it(`pregnancy: ${text}`, () =>
      assert.equal(entities(text).pregnancyDays?.value, value));
  }
  it('weeks without a pregnancy are only weeks', () => {
    assert.equal(entities('隔离了两周').pregnancyDays, undefined);
  });

  const ages: readonly (readonly [string, number])[] = [
    ['孩子3岁半', 3.5],
    ['老人八十八岁', 88],
    ['my son is 5 years old', 5],
    ['宝宝6个月大', 0.5],
    ['出生20天的宝宝', 0.055],
  ];
  it('a number beside a member of the family is an age, and not where it counts something', () => {
    for (const [text, value] of [
      ['我妈81了，想打疫苗', 81],
      ['我爸今年76，走不动', 76],
      ['my mother, 79, fell', 79],
      ['my dad is 83', 83],
    ] as const)
      assert.equal(entities(text).age?.value, value, text);
    for (const text of ['我妈80路公交', '我爸90斤', 'my mother is 90 minutes away'])
      assert.equal(entities(text).age, undefined, text);
  });
  for (const [text, value] of ages) {
    it(`age: ${text}`, () => {
      const age = entities(text).age?.value ?? Number.NaN;
      assert.ok(Math.abs(age - value) < 0.01, `${age}`);
    });
  }

  it('medicines and the days they last', () => {
    const found = entities('奥氮平和碳酸锂只剩三天的量了');
    assert.deepEqual(
      found.medicines.map(({ value }) => value),
      ['奥氮平', '碳酸锂'],
    );
    assert.equal(found.daysLeft?.value, 3);
    assert.equal(entities('药还能吃一周').daysLeft?.value, 7);
    assert.equal(entities('药三天没了').daysLeft?.value, 3);
    for (const seen of ['三天没人见过他', '两天没回家', '一周没出门了'])
      assert.equal(entities(seen).daysLeft, undefined, seen);
    assert.equal(entities('3 days left of insulin').daysLeft?.value, 3);
  });
  it('needs, also from age and pregnancy', () => {
    const needs = (text: string) => entities(text).needs.map(({ value }) => value);
    assert.ok(needs('88岁，一个人住，走不动').includes('elderly'));
    assert.ok(needs('88岁，一个人住，走不动').includes('alone'));
    assert.ok(needs('孕39+4').includes('pregnant'));
    assert.ok(!needs('我没有怀孕').includes('pregnant'));
  });
  it('a case number is none of the phones', () => {
    assert.equal(entities('查一下0112-483-721').caseNumber?.value, '0112483721');
    assert.equal(entities('编号0112483721办到哪了').caseNumber?.value, '0112483721');
    assert.equal(entities('电话13800000000').caseNumber, undefined);
    assert.equal(entities('0112-483-721').phone, undefined);
  });
  it('another city only where it is asked about', () => {
    assert.equal(entities('北京现在要隔离几天').otherCity?.value, '北京');
    assert.equal(entities('从北京回来要隔离吗').otherCity, undefined);
    assert.equal(entities('北京回郑州要报备吗').otherCity, undefined);
  });
  const districts: readonly (readonly [string, string | undefined])[] = [
    ['我在金水路12号', undefined],
    ['我在金水大道', undefined],
    ['二七中路3号院', undefined],
    ['12 Jinshui East Road', undefined],
    ['金水区金水路12号', 'jinshui'],
    ['管城区金水路12号', 'guancheng'],
    ['二七广场', 'erqi'],
    ['二七区路口', 'erqi'],
    ['Jinshui District, Erqi Road', 'jinshui'],
    ['北龙湖金水大道', 'erqi'],
    ['金水区北龙湖', 'jinshui'],
    ['老鸦陈', undefined],
  ];
  for (const [text, district] of districts) {
    it(`district of ${text}`, () =>
      assert.equal(entities(text).district?.value, district));
  }

  it('zone and district by any of their names', () => {
    const found = entities('I am in the sealed zone in Jinshui');
    assert.equal(found.zone?.value, 'sealed');
    assert.equal(found.district?.value, 'jinshui');
  });
});
