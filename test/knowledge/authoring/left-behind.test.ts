import assert from 'node:assert/strict';
import { leftBehind } from '../../../knowledge/authoring/left-behind.ts';
import type { Article } from '../../../knowledge/content/article.ts';
import { sampleCity } from '../support.ts';

describe('what is left behind in English', () => {
  const [some] = sampleCity().pack.articles;
  const behind = (draft: Partial<Article>, live: Partial<Article> = {}) => {
    assert.ok(some);
    const before = { ...some, answer: { zh: '九点', en: 'nine' }, ...live };
    return leftBehind(before, { ...before, ...draft });
  };

  it('is an answer whose Chinese alone changed', () => {
    assert.deepEqual(behind({ answer: { zh: '七点', en: 'nine' } }), ['answer.en']);
    const short = { zh: '9点', en: '9' };
    assert.deepEqual(behind({ short: { ...short, zh: '7点' } }, { short }), ['short.en']);
  });

  it('is nothing where both changed, none did, the English alone, or there is none', () => {
    assert.deepEqual(behind({ answer: { zh: '七点', en: 'seven' } }), []);
    assert.deepEqual(behind({}), []);
    assert.deepEqual(behind({ answer: { zh: '九点', en: 'nine o’clock' } }), []);
    assert.deepEqual(behind({ answer: { zh: '七点' } }), []);
    assert.deepEqual(behind({ answer: { zh: '七点' } }, { answer: { zh: '九点' } }), []);
  });
});
