import assert from 'node:assert/strict';
import { Trie } from '../../intents/trie.ts';

/** Each word and where it ends, as the trie tells it. */
function told(words: readonly string[], text: string): readonly string[] {
  const hits: string[] = [];
  new Trie(words).scan(text, (word, end) => hits.push(`${words[word]}@${end}`));
  return hits;
}

/** The same by looking for each word everywhere. */
function looked(words: readonly string[], text: string): readonly string[] {
  return Array.from({ length: text.length + 1 }, (_, end) =>
    words.filter((word) => text.slice(0, end).endsWith(word)).map((w) => `${w}@${end}`),
  ).flat();
}

describe('the trie', () => {
  it('tells words within words, and the same word given twice', () => {
    assert.deepEqual(told(['胸口', '胸口疼', '口疼', '疼'], '我胸口疼'), [
      '胸口@3',
      '胸口疼@4',
      '口疼@4',
      '疼@4',
    ]);
    const twice: number[] = [];
    new Trie(['疼', '疼']).scan('疼', (word) => twice.push(word));
    assert.deepEqual(twice, [0, 1]);
  });

  it('finds nothing where there are no words, or no text', () => {
    assert.deepEqual(told([], '胸口疼'), []);
    assert.deepEqual(told(['疼'], ''), []);
  });

  it('finds what a search for each word finds, whatever begins like another', () => {
    const letters = ['a', 'b', '疼', '\uffff'];
    const word = (n: number, length: number) =>
      Array.from({ length }, (_, i) => letters[(n >> (2 * i)) & 3]).join('');
    const words = Array.from({ length: 90 }, (_, n) => word(n * 7, 1 + (n % 4)));
    const unlike = [...new Set(words)];
    for (let n = 0; n < 300; n += 1) {
      const text = word(n * 2_654_435, 12);
      assert.deepEqual([...told(unlike, text)].sort(), [...looked(unlike, text)].sort());
    }
  });
});
