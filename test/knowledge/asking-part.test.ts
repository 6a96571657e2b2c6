import assert from 'node:assert/strict';
import { askingPart } from '../../knowledge/matching/split.ts';
import { outcome, question, sampleCity } from './support.ts';

describe('the part of a message that asks', () => {
  for (const [text, part] of [
    ['我得跟领导请假看娃，中小学从几号开始上网课', '中小学从几号开始上网课'],
    ['中小学从几号开始上网课,我得跟领导请假看娃', '中小学从几号开始上网课'],
    ['几点开始采样，谢谢，最晚几点结束', '几点开始采样，最晚几点结束'],
    ['母亲封在家里，药快没了', '药快没了'],
    ['怎么透析', '怎么透析'],
    ['', ''],
  ] as const)
    it(`of “${text}” is “${part}”`, () => assert.equal(askingPart(text), part));
});

describe('a word that the answer would have to name', () => {
  const { knowledge } = sampleCity();
  const ask = (text: string) => outcome(knowledge.answer(question(text)));

  for (const [story, about] of [
    ['中小学从几号开始上网课来着,我得跟领导请假看娃', 'online-class'],
    ['外卖小哥说封控区能送药，封控区怎么开药', 'medicine'],
  ] as const)
    it(`does not count where a story only mentions it: ${story}`, () =>
      assert.equal(ask(story), about));

  for (const text of [
    '我得跟领导请假看娃,请假条谁批',
    '学校放了网课，请假几天要扣工资吗',
    '封控区怎么点外卖',
    '化疗的专车多少钱',
  ])
    it(`refuses where it is what is asked: ${text}`, () =>
      assert.equal(ask(text), 'unknown'));
});
