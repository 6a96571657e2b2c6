import assert from 'node:assert/strict';
import { type For, select } from '../../knowledge/answering/select.ts';
import type { Article } from '../../knowledge/content/article.ts';
import { sampleCity } from './support.ts';

const [SOME] = sampleCity().pack.articles;
const NOBODY: For = {
  zone: null,
  district: null,
  persons: [],
  frame: { known: null, now: null, named: null },
};

function article(id: string, change: Partial<Article>): Article {
  assert.ok(SOME);
  return { ...SOME, id, zones: [], districts: [], persons: [], ...change };
}

const GENERAL = article('general', {});
const MOTHERS = article('mothers', { persons: ['pregnant', 'infant'] });
const KIDNEYS = article('kidneys', { persons: ['dialysis'] });
const SEALED = article('sealed', { zones: ['sealed'], persons: ['dialysis'] });

describe('of several texts on one matter', () => {
  const chosen = (articles: readonly Article[], who: Partial<For> = {}) => {
    const found = select(articles, { ...NOBODY, ...who });
    return found.is === 'none' ? 'none' : found.article.id;
  };
  const all = [GENERAL, MOTHERS, KIDNEYS];

  it('one is for somebody who was named', () => {
    assert.equal(chosen(all, { persons: ['dialysis'] }), 'kidneys');
    assert.equal(chosen(all, { persons: ['elderly', 'infant'] }), 'mothers');
  });

  it('one is for everybody else', () => {
    assert.equal(chosen(all), 'general');
    assert.equal(chosen(all, { persons: ['elderly'] }), 'general');
  });

  it('the only one is told to whoever asks: it says whom it is for', () => {
    assert.equal(chosen([MOTHERS]), 'mothers');
    assert.equal(chosen([MOTHERS], { persons: ['elderly'] }), 'mothers');
  });

  it('the zone decides before the people do', () => {
    const texts = [GENERAL, MOTHERS, SEALED];
    const who = { zone: 'sealed', persons: ['pregnant'] };
    assert.equal(chosen(texts, who), 'sealed');
    assert.equal(chosen(texts, { ...who, zone: 'controlled' }), 'mothers');
  });
});
