import assert from 'node:assert/strict';
import { type AskLine, answerLine, BadField } from '../../bot/cli/ask/line.ts';

describe('a line of `npm run ask`', () => {
  const seen: AskLine[] = [];
  const ask = (line: AskLine) => {
    seen.push(line);
    return {
      id: line.id,
      answered: false,
      text: '',
      asked: null,
      article: null,
      urgency: 'none',
    };
  };
  const read = (line: unknown) => answerLine(JSON.stringify(line), ask);

  it('takes a question with zone, district and a date or a moment', () => {
    for (const as_of of [
      '2022-01-10',
      '2022-01-10T08:00:00+08:00',
      '2022-01-10T00:00:00Z',
    ]) {
      const line = {
        id: 'a',
        text: '几点做核酸',
        zone: '封控区',
        district: '金水区',
        as_of,
      };
      assert.ok(!('error' in read(line)), as_of);
      assert.deepEqual(seen.at(-1), line);
    }
  });

  it('names what is wrong, with the id where there is one', () => {
    assert.deepEqual(answerLine('not json', ask), { id: null, error: 'not JSON' });
    assert.deepEqual(answerLine('', ask), { id: null, error: 'not JSON' });
    const faults: readonly (readonly [unknown, RegExp])[] = [
      [{ id: 7 }, /^text: /],
      [{ id: 7, text: 5 }, /^text: /],
      [{ id: 7, text: 'a', as_of: 'tomorrow' }, /^as_of: /],
      [{ id: 7, text: 'a', as_of: '2022-02-30' }, /^as_of: /],
    ];
    for (const [line, fault] of faults) {
      const result = read(line);
      assert.equal(result.id, 7);
      assert.match('error' in result ? result.error : '', fault);
    }
    assert.equal(read({ text: 'a' }).id, null);
    assert.equal(read([1]).id, null);
  });

  it('tells a field that means nothing here, and passes a real failure on', () => {
    const result = answerLine('{"id":1,"text":"a"}', () => {
      throw new BadField('zone', 'the city has none of this name');
    });
    assert.deepEqual(result, { id: 1, error: 'zone: the city has none of this name' });
    assert.throws(() =>
      answerLine('{"id":1,"text":"a"}', () => {
        throw new TypeError('broken');
      }),
    );
  });
});
