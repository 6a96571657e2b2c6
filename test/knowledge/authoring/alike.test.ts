import assert from 'node:assert/strict';
import { alikeGroups } from '../../../knowledge/authoring/alike.ts';

const groups = (...asked: readonly (string | null)[]) =>
  alikeGroups(asked.map((words) => ({ words }))).map((group) =>
    group.map(({ words }) => words),
  );

describe('questions that nothing answered', () => {
  it('stand together where they say nearly the same', () => {
    assert.deepEqual(
      groups(
        '小区能遛鸽子吗',
        '快递柜什么时候开',
        '小区里能遛鸽子吗？',
        '快递柜啥时候开',
      ),
      [
        ['小区能遛鸽子吗', '小区里能遛鸽子吗？'],
        ['快递柜什么时候开', '快递柜啥时候开'],
      ],
    );
    assert.equal(groups('is the lift open', 'Is the lift open?').length, 1);
  });

  it('stand apart where only the form of asking is alike', () => {
    assert.equal(groups('能养鸽子吗', '能退票吗', '电梯几点修').length, 3);
  });

  it('stand together where their words are not shown', () => {
    assert.deepEqual(groups(null, '能养鸽子吗', null), [[null, null], ['能养鸽子吗']]);
  });
});
