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

describe('of texts that are still to begin', () => {
  const now = { from: '2022-01-12T18:00', until: '2022-01-12T18:00' };
  const who = { ...NOBODY, frame: { known: '2022-01-12', now, named: null } };
  const from = (id: string, validFrom: string, change: Partial<Article> = {}) =>
    article(id, { announcedOn: '2022-01-11', validFrom, ...change });
  const first = from('first', '2022-01-13');
  const second = from('second', '2022-01-20');

  it('the first to begin is told, with its day', () => {
    assert.deepEqual(select([second, first], who), {
      is: 'ahead',
      article: first,
      from: '2022-01-13',
    });
  });

  it('none is told where one holds', () => {
    const found = select([first, from('now', '2022-01-11')], who);
    assert.deepEqual(
      [found.is, found.is !== 'none' && found.article.id],
      ['found', 'now'],
    );
  });

  it('goes before what is over', () => {
    const over = from('over', '2022-01-10', { validUntil: '2022-01-11' });
    assert.equal(select([over, first], who).is, 'ahead');
  });

  it('the zone is asked where they differ by it', () => {
    const texts = [
      from('a', '2022-01-13', { zones: ['sealed'] }),
      from('b', '2022-01-13', { zones: ['controlled'] }),
    ];
    assert.equal(select(texts, who).is, 'ask');
    assert.equal(select(texts, { ...who, zone: 'sealed' }).is, 'ahead');
  });
});
