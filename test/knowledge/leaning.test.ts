import assert from 'node:assert/strict';
import { Leaning } from '../../knowledge/matching/leaning.ts';

const [WHEN, PRICE, NEVER] = [0, 1, 2];

describe('the leaning of a term', () => {
  const filed = () => {
    const leaning = new Leaning();
    for (let row = 0; row < 9; row++) leaning.count(Int32Array.of(WHEN), true, 1);
    for (let row = 0; row < 9; row++) leaning.count(Int32Array.of(PRICE), false, 1);
    return leaning;
  };

  it('is below 0 where questions with it are answered, and above where they are not', () => {
    assert.ok(filed().of(WHEN) < 0);
    assert.ok(filed().of(PRICE) > 0);
  });

  it('is none either way where as many are answered as are not', () => {
    const leaning = filed();
    for (let row = 0; row < 9; row++) leaning.count(Int32Array.of(PRICE), true, 1);
    for (let row = 0; row < 9; row++) leaning.count(Int32Array.of(WHEN), false, 1);
    assert.equal(leaning.of(PRICE), 0);
  });

  it('is forgotten with the questions', () => {
    const leaning = filed();
    const before = leaning.of(WHEN);
    leaning.count(Int32Array.of(WHEN, NEVER), false, 1);
    assert.ok(leaning.has(NEVER));
    leaning.count(Int32Array.of(WHEN, NEVER), false, -1);
    assert.equal(leaning.of(WHEN), before);
    assert.ok(!leaning.has(NEVER));
  });
});
