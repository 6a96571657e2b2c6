import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Difference, differences } from '../../../knowledge/authoring/difference.ts';

/** `same [-removed-] {+added+}` by field. */
const shown = (lines: readonly Difference[]) =>
  Object.fromEntries(
    lines.map(({ field, pieces }) => [
      field,
      pieces
        .map(({ text, is }) =>
          is === 'same' ? text : is === 'added' ? `{+${text}+}` : `[-${text}-]`,
        )
        .join(''),
    ]),
  );

const between = (before: unknown, after: unknown) => shown(differences(before, after));

describe('what differs between two versions', () => {
  it('is nothing between the same', () => {
    const one = { id: 'a', answer: { zh: '一' }, list: ['x', { y: 1 }], none: null };
    assert.deepEqual(between(one, structuredClone(one)), {});
    assert.deepEqual(between(null, null), {});
  });

  it('is told field by field, characters of Chinese and words of English', () => {
    assert.deepEqual(
      between(
        { title: { zh: '透析', en: 'Dialysis' }, answer: { zh: '电话5551234。' } },
        { title: { zh: '透析', en: 'Dialysis now' }, answer: { zh: '打电话5559999。' } },
      ),
      {
        'title.en': 'Dialysis{+ now+}',
        'answer.zh': '{+打+}电话[-5551234-]{+5559999+}。',
      },
    );
  });

  it('names fields that came and went, the newer’s order first', () => {
    const lines = differences({ gone: '旧', kept: 'x' }, { fresh: '新', kept: 'y' });
    assert.deepEqual(
      lines.map(({ field }) => field),
      ['fresh', 'kept', 'gone'],
    );
    assert.deepEqual(shown(lines), {
      fresh: '{+新+}',
      kept: '[-x-]{+y+}',
      gone: '[-旧-]',
    });
  });

  it('is all that there is where there was nothing, or is nothing more', () => {
    const one = { id: 'a', phones: ['1', '2'] };
    assert.deepEqual(between(null, one), { id: '{+a+}', phones: '{+1\n2\n+}' });
    assert.deepEqual(between(one, null), { id: '[-a-]', phones: '[-1\n2\n-]' });
  });

  it('tells of lists which elements came and went, wherever they stand', () => {
    const questions = (...list: readonly string[]) => ({ questions: list });
    assert.deepEqual(between(questions('一', '二'), questions('一', '二', '三')), {
      questions: '一\n二\n{+三\n+}',
    });
    assert.deepEqual(between(questions('一', '二'), questions('零', '一', '二')), {
      questions: '{+零\n+}一\n二\n',
    });
    assert.deepEqual(between(questions('一', '二', '三'), questions('一', '三')), {
      questions: '一\n[-二\n-]三\n',
    });
    assert.deepEqual(between(questions('一'), questions()), { questions: '[-一\n-]' });
  });

  it('tells a row of the register as one line', () => {
    const rows = (...zones: readonly string[]) => ({
      rows: zones.map((zone) => ({ place: '阳光花园', zone, source: { zh: '通告' } })),
    });
    assert.deepEqual(between(rows('sealed'), rows('sealed', 'precaution')), {
      rows: '阳光花园 · sealed · 通告\n{+阳光花园 · precaution · 通告\n+}',
    });
  });

  const content = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.oneof(
      fc.string({ unit: fc.constantFrom(...'封控区ab 1\n🙂'), maxLength: 12 }),
      fc.array(fc.constantFrom('一', '二', '三', ''), { maxLength: 5 }),
      fc.record({ zh: fc.string({ maxLength: 5 }), en: fc.string({ maxLength: 5 }) }),
    ),
  );

  it('joined without what was added is the old text, without what was removed the new', () => {
    fc.assert(
      fc.property(content, content, (before, after) => {
        const whole = (of: unknown) =>
          new Map(
            differences(null, of).map(({ field, pieces }) => [
              field,
              pieces.map(({ text }) => text).join(''),
            ]),
          );
        const [old, now] = [whole(before), whole(after)];
        const lines = differences(before, after);
        for (const { field, pieces } of lines) {
          const without = (is: 'added' | 'removed') =>
            pieces
              .filter((piece) => piece.is !== is)
              .map(({ text }) => text)
              .join('');
          assert.equal(without('added'), old.get(field) ?? '');
          assert.equal(without('removed'), now.get(field) ?? '');
          assert.ok(pieces.every(({ text }) => text !== ''));
          assert.ok(pieces.every(({ is }, index) => is !== pieces[index - 1]?.is));
        }
        const named = new Set(lines.map(({ field }) => field));
        for (const field of new Set([...old.keys(), ...now.keys()]))
          assert.equal(named.has(field), old.get(field) !== now.get(field));
      }),
      { numRuns: 500, seed: 20220112 },
    );
  });

  it('of two very long texts takes no long time', () => {
    const long = (word: string) =>
      Array.from({ length: 30_000 }, (_, at) => `${word}${at}`);
    const begun = performance.now();
    const [line] = differences({ rows: long('a') }, { rows: ['x', ...long('b')] });
    assert.ok(performance.now() - begun < 2_000);
    assert.equal(line?.pieces.length, 2);
  });
});
