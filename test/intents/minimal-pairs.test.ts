import assert from 'node:assert/strict';
import { atLeast, higherUrgency, type Urgency } from '../../intents/understanding.ts';
import { CATEGORIES, INTENTS } from './pairs/meaning.ts';
import { CRITICAL_EN, HIGH_EN } from './pairs/raised-en.ts';
import { CRITICAL, HIGH, type Pair } from './pairs/raised-zh.ts';
import { SAME } from './pairs/same.ts';
import { flagIds, read } from './support.ts';

/** The flags of the rules: what the classifier raises besides changes with its examples. */
const ruled = (text: string) => read(text).flags.filter(({ id }) => !isLearnt(id));
const isLearnt = (id: string): boolean => id.startsWith('unclear_');

function level(text: string): Urgency {
  return ruled(text).reduce<Urgency>(
    (most, { urgency }) => higherUrgency(most, urgency),
    'none',
  );
}

function raises(floor: Urgency, pairs: readonly Pair[]): void {
  for (const [raised, calm] of pairs) {
    it(`${raised} | ${calm}`, () => {
      assert.ok(atLeast(read(raised).urgency, floor), raised);
      assert.ok(atLeast(level(raised), floor), `${raised}: ${flagIds(raised)}`);
      assert.equal(level(calm), 'none', `${calm}: ${flagIds(calm)}`);
    });
  }
}

describe('a few words make it', () => {
  describe('critical', () => raises('critical', [...CRITICAL, ...CRITICAL_EN]));
  describe('high', () => raises('high', [...HIGH, ...HIGH_EN]));
});

describe('a few words make no difference', () => {
  for (const [one, other] of SAME) {
    it(`${one} | ${other}`, () => {
      const ids = (text: string) => new Set(ruled(text).map(({ id }) => id));
      assert.ok(ids(one).size > 0, one);
      assert.deepEqual(ids(other), ids(one));
    });
  }
});

describe('a few words change', () => {
  for (const [one, category, other, otherCategory] of CATEGORIES) {
    it(`the category: ${one} | ${other}`, () => {
      assert.equal(read(one).category?.id, category, one);
      assert.equal(read(other).category?.id, otherCategory, other);
    });
  }
  for (const [one, intent, other, otherIntent] of INTENTS) {
    it(`the intent: ${one} | ${other}`, () => {
      assert.equal(read(one).intent, intent, one);
      assert.equal(read(other).intent, otherIntent, other);
    });
  }
});

describe('the pairs', () => {
  it('are two hundred at least, and none twice', () => {
    const pairs = [...CRITICAL, ...HIGH, ...CRITICAL_EN, ...HIGH_EN, ...SAME];
    const all = [...pairs, ...[...CATEGORIES, ...INTENTS].map(([a, , b]) => [a, b])];
    assert.ok(all.length >= 200, `${all.length}`);
    assert.equal(new Set(all.map((pair) => pair.join('|'))).size, all.length);
  });
});
