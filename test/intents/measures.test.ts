import assert from 'node:assert/strict';
import type { Entities } from '../../intents/understanding.ts';
import { flagIds, read } from './support.ts';

/** Flags of the rules: the classifier reads figures as words. */
const ruled = (text: string): readonly string[] =>
  flagIds(text).filter((id) => !id.startsWith('unclear_'));
const entities = (text: string): Entities => read(text).entities;

/** Both languages, figures and Chinese numerals; undefined: nothing of the kind is told. */
function table<T>(
  name: string,
  value: (entities: Entities) => T,
  rows: readonly (readonly [string, T])[],
): void {
  describe(name, () => {
    for (const [text, wanted] of rows) {
      it(text, () => assert.deepEqual(value(entities(text)), wanted));
    }
  });
}

table('oxygen', ({ oxygen }) => oxygen?.value, [
  ['血氧85', 85],
  ['血氧饱和度百分之八十五', 85],
  ['血氧只有八十八', 88],
  ['血氧八八', 88],
  ['血氧掉到七十多', 70],
  ['血氧：91%', 91],
  ['她的血氧饱和度是９２', 92],
  ['SpO2 88%', 88],
  ['her oxygen is at 86', 86],
  ['oxygen saturation 97', 97],
  ['氧气还剩50升', undefined],
  ['oxygen 60 litres', undefined],
  ['her oxygen is 82. not vaccinated', 82],
  ['血氧仪买了30块', undefined],
]);

table('blood pressure', ({ bloodPressure }) => bloodPressure?.value, [
  ['血压180/120', { high: 180, low: 120 }],
  ['血压一百八', { high: 180, low: null }],
  ['高压一百八，低压一百一', { high: 180, low: 110 }],
  ['高压一百八十五低压一百一', { high: 185, low: 110 }],
  ['血压飙到二百二', { high: 220, low: null }],
  ['血压高压178低压99', { high: 178, low: 99 }],
  ['BP 180 over 120', { high: 180, low: 120 }],
  ['blood pressure is 200', { high: 200, low: null }],
  ['blood pressure 150/95', { high: 150, low: 95 }],
  ['没有高血压，孕妇血压170/110', { high: 170, low: 110 }],
  ['血压药还剩20片', undefined],
  ['血压正常', undefined],
]);

table('temperature', ({ temperature }) => temperature?.value, [
  ['体温三十八度五', 38.5],
  ['烧到三十九度', 39],
  ['高烧40度二', 40.2],
  ['体温38度半', 38.5],
  ['fever of 39.5', 39.5],
  ['temperature is 101.3', 38.5],
  ['102.2 F', 39],
  ['暖气只有13度', undefined],
  ['血氧89', undefined],
]);

table('weeks of pregnancy', ({ pregnancyDays }) => pregnancyDays?.value, [
  ['孕三十九周加四天', 277],
  ['38周+4', 270],
  ['38w+2', 268],
  ['怀孕九个月', 270],
  ['怀了七个半月', 225],
  ['孕28+3', 199],
  ['38 weeks and 3 days pregnant', 269],
  ['I am 8 months pregnant', 240],
  ['封了两周', undefined],
]);

table('days left', ({ daysLeft }) => daysLeft?.value, [
  ['药只剩三天的了', 3],
  ['还有两天的药', 2],
  ['胰岛素还够打五天', 5],
  ['药还能撑十来天', 10],
  ['药就剩最后两顿', 0.6],
  ['还剩半个月的药', 15],
  ['药明天就没了', 1],
  ['two days of insulin left', 2],
  ['only enough pills for 2 days', 2],
  ['insulin will last three more days', 3],
  ['I have about a week of medication left', 7],
  ['medicine runs out tomorrow', 1],
  ['封了三天了', undefined],
]);

table('hospital', ({ hospital }) => hospital?.value, [
  ['郑州人民医院不收', '郑州人民医院'],
  ['送到省人民医院', '省人民医院'],
  ['郑大一附院没床', '郑大一附院'],
  ['我在河南省肿瘤医院化疗', '河南省肿瘤医院'],
  ['去第三人民医院产检', '第三人民医院'],
  ['he goes to Henan Cancer Hospital', 'Henan Cancer Hospital'],
  ['去医院', undefined],
  ['哪个定点医院能看', undefined],
  ['the nearest hospital', undefined],
  ['no hospital takes us', undefined],
]);

table('hotline', ({ hotline }) => hotline?.value, [
  ['打120没人接', '120'],
  ['打了幺二零一直占线', '120'],
  ['120说没有车', '120'],
  ['打一二三四五说让找社区', '12345'],
  ['打12345了', '12345'],
  ['95598报修没人来', '95598'],
  ['called 120 but no car came', '120'],
  ['call 400-812-3123', '4008123123'],
  ['110号院2号楼', undefined],
  ['120平的房子', undefined],
  ['血压120', undefined],
]);

table('case number', ({ caseNumber }) => caseNumber?.value, [
  ['编号零一一二四八三七二一', '0112483721'],
  ['case number 0112 483 721', '0112483721'],
  ['幺三八零零零零零零零零', undefined],
]);

describe('figures in Chinese numerals', () => {
  it('raise what the same figures raise', () => {
    for (const [words, figures] of [
      ['我爸血氧八十五', '我爸血氧85'],
      ['孕36周，血压一百七，头晕', '孕36周，血压170，头晕'],
      ['孩子烧到三十九度五', '孩子烧到39度5'],
      ['血压二百一', '血压210'],
    ] as const) {
      assert.deepEqual(ruled(words), ruled(figures), words);
      assert.ok(ruled(words).length > 0, words);
    }
  });
});
