/** The shared word lists of `words/`: `@child` in a flag stands for the list `child`. */
import people from './words/people.json' with { type: 'json' };
import signs from './words/signs.json' with { type: 'json' };
import things from './words/things.json' with { type: 'json' };

const lists = new Map<string, readonly string[]>();
for (const [name, words] of Object.entries({ ...people, ...signs, ...things })) {
  lists.set(name, words);
}

const open = new Set<string>();

/** The words that a name stands for; a plain word stands for itself. Throws on an unknown list. */
export function wordsOf(name: string): readonly string[] {
  if (!name.startsWith('@')) return [name];
  const list = lists.get(name.slice(1));
  if (list === undefined) throw new Error(`intents/words: no list ${name}`);
  if (open.has(name)) throw new Error(`intents/words: ${name} holds itself`);
  open.add(name);
  const words = list.flatMap((word) => wordsOf(word));
  open.delete(name);
  return words;
}
