import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Question } from '../../knowledge/answer.ts';
import { compose } from '../../knowledge/content/references.ts';
import { question, sampleCity } from './support.ts';

describe('whatever is asked', () => {
  const { pack, knowledge } = sampleCity();
  const entries = new Map(pack.directory.map((entry) => [entry.id, entry]));
  const byId = new Map(
    pack.articles.map((article) => [article.id, compose(article, entries)]),
  );
  const listed = pack.articles.flatMap(({ questions }) => questions);

  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(...listed),
    fc
      .array(fc.oneof(fc.constantFrom(...listed), fc.string({ maxLength: 8 })), {
        maxLength: 6,
      })
      .map((parts) => parts.join('？')),
  );
  const asked: fc.Arbitrary<Question> = fc
    .record({
      text: words,
      zone: fc.constantFrom(null, 'nowhere', ...pack.city.zones.map(({ id }) => id)),
      district: fc.constantFrom(
        null,
        'nowhere',
        ...pack.city.districts.map(({ id }) => id),
      ),
      now: fc.option(
        fc.date({
          min: new Date('2021-12-01'),
          max: new Date('2022-12-31'),
          noInvalidDate: true,
        }),
      ),
      previous: fc.constantFrom(null, 'gone', ...byId.keys()),
      language: fc.constantFrom('zh' as const, 'en' as const),
    })
    .map(({ text, ...rest }) => question(text, rest));

  it('answers without failing, and only with published words', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const answer = knowledge.answer(one);
        const quotes =
          answer.kind === 'answered'
            ? answer.quotes
            : answer.kind === 'expired' || answer.kind === 'ahead'
              ? [answer.quote]
              : [];
        assert.ok(
          answer.kind !== 'answered' || (quotes.length > 0 && quotes.length <= 4),
        );
        for (const quote of quotes) {
          const article = byId.get(quote.article);
          const published = article?.answer[one.language] ?? '';
          assert.ok(quote.text.length <= 300);
          const numbers: readonly string[] = published.match(/\d+/g) ?? [];
          for (const number of quote.text.match(/\d+/g) ?? [])
            assert.ok(numbers.includes(number));
          assert.equal(quote.text, published);
        }
      }),
      { numRuns: 1500, seed: 20220112 },
    );
  });

  it('never quotes what was not announced, or is over, as current', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const answer = knowledge.answer(one);
        if (one.now === null || answer.kind !== 'answered') return;
        const day = new Date(one.now.getTime() + 8 * 3_600_000)
          .toISOString()
          .slice(0, 10);
        for (const { announcedOn } of answer.quotes) assert.ok(announcedOn <= day);
      }),
      { numRuns: 1500, seed: 20220113 },
    );
  });

  it('does not change its answer by being asked something else', () => {
    fc.assert(
      fc.property(asked, asked, (one, other) => {
        const before = knowledge.answer(one);
        knowledge.answer(other);
        assert.deepEqual(knowledge.answer(one), before);
      }),
      { numRuns: 500, seed: 20220114 },
    );
  });
});
