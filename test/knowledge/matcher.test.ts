import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Article } from '../../knowledge/content/article.ts';
import { compose } from '../../knowledge/content/references.ts';
import type { Likenesses } from '../../knowledge/matching/likeness.ts';
import { Matcher } from '../../knowledge/matching/matcher.ts';
import { readerOf } from '../../knowledge/matching/reader.ts';
import { termsOf } from '../../knowledge/matching/terms.ts';
import { GENERAL_WORDS, joinWords } from '../../knowledge/words/words.ts';
import { sampleCity } from './support.ts';

describe('the matcher, whatever was filed and retired before', () => {
  const { pack } = sampleCity();
  const read = readerOf(pack.city, joinWords(GENERAL_WORDS, pack.words));
  const directory = new Map(pack.directory.map((entry) => [entry.id, entry]));
  /** Few questions of each, so that thousands of changes take no time. */
  const articles: readonly Article[] = pack.articles.slice(0, 12).map((article) => ({
    ...compose(article, directory),
    questions: article.questions.slice(0, 8),
    unanswered: article.unanswered.slice(0, 4),
  }));
  const open = pack.unanswered.slice(0, 20);
  const ASKED = [
    ...articles.map(({ questions }) => questions[0] ?? ''),
    ...articles.flatMap(({ unanswered }) => unanswered.slice(0, 1)),
    ...open.slice(0, 3),
    '透析怎么预约',
    'hello',
    '小区里能不能养鸽子',
  ];

  const fresh = (live: Iterable<Article>) => {
    const matcher = new Matcher(read, open);
    for (const article of live) matcher.add(article);
    return matcher;
  };

  const compared = (matcher: Matcher, live: ReadonlySet<Article>) =>
    ASKED.map((text) =>
      rounded(matcher.compare(termsOf(read(text)), (one) => live.has(one))),
    );

  function assertLikeFresh(matcher: Matcher, live: ReadonlySet<Article>) {
    assert.deepEqual(compared(matcher, live), compared(fresh(live), live));
  }

  it('finds a question that is filed', () => {
    const live = new Set(articles);
    const matcher = fresh(live);
    for (const { questions, matter } of articles) {
      const text = questions[0] ?? '';
      const [best] = matcher.compare(termsOf(read(text)), () => true).matters;
      assert.equal(best?.matter, matter, text);
      assert.ok(Math.abs((best?.most ?? 0) - 1) < 1e-9);
    }
  });

  it('knows nothing of what was retired', () => {
    const [gone, ...kept] = articles;
    assert.ok(gone);
    const matcher = fresh(articles);
    matcher.retire(gone);
    assertLikeFresh(matcher, new Set(kept));
    matcher.retire(gone);
    assertLikeFresh(matcher, new Set(kept));
  });

  it('counts an article once, however often it is added', () => {
    const matcher = fresh([...articles, ...articles]);
    assertLikeFresh(matcher, new Set(articles));
  });

  it('answers as one built anew after any changes', () => {
    const change = fc.record({
      act: fc.constantFrom('add', 'retire', 'compact'),
      which: fc.integer({ min: 0, max: articles.length - 1 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const matcher = fresh([]);
        const live = new Map<number, Article>();
        for (const { act, which } of changes) {
          const before = live.get(which);
          const article = articles[which];
          if (act === 'compact') matcher.compact();
          else if (act === 'retire' && before) {
            matcher.retire(before);
            live.delete(which);
          } else if (article) {
            // A new version: another object.
            const next = { ...article };
            matcher.add(next);
            if (before) matcher.retire(before);
            live.set(which, next);
          }
        }
        assertLikeFresh(matcher, new Set(live.values()));
      }),
      { numRuns: 40, seed: 20220112 },
    );
  });

  it('clears away what was retired, and answers the same after it', () => {
    const matcher = fresh(articles);
    const last = articles[0];
    assert.ok(last);
    let current = last;
    for (let version = 0; version < 250; version++) {
      const next = { ...last };
      matcher.add(next);
      matcher.retire(current);
      matcher.compact();
      current = next;
    }
    assertLikeFresh(matcher, new Set([current, ...articles.slice(1)]));
  });
});

/** Sums of the same numbers in another order differ in the last places. */
function rounded({ matters, ...rest }: Likenesses) {
  const round = (one: object) =>
    Object.fromEntries(
      Object.entries(one).map(([key, value]) => [
        key,
        typeof value === 'number' ? Number(value.toFixed(9)) : value,
      ]),
    );
  return {
    ...round(rest),
    matters: matters
      .map(round)
      .sort((a, b) => String(a.matter).localeCompare(String(b.matter))),
  };
}
