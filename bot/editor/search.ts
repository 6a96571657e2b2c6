/** Items by any of their words: an hour, a number, a wording; and by what a question is answered from. */
import type { Knowledge } from '../../knowledge/answer.ts';
import type { Content, ItemRef } from '../../knowledge/content/content.ts';
import type { ItemContent } from '../../web/editor/contract.ts';
import { idOf } from '../../web/editor/items.ts';
import { bodyOf, itemsOf } from './items.ts';

/** Every word stands somewhere in what is live or being written; or the words ask what it answers. */
export function searched(
  words: string,
  live: Content,
  open: readonly ItemContent[],
  knowledge: Knowledge,
): readonly ItemRef[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const all = [...itemsOf(live).map(({ content }) => content), ...open];
  const having = all.filter((content) => {
    const text = textOf(content);
    return wanted.every((word) => text.includes(word));
  });
  const found = new Map(
    having.map((content) => {
      const ref = { kind: content.kind, id: idOf(content) };
      return [`${ref.kind} ${ref.id}`, ref] as const;
    }),
  );
  for (const id of answering(words, knowledge))
    found.set(`article ${id}`, { kind: 'article', id });
  return [...found.values()];
}

function answering(text: string, knowledge: Knowledge): readonly string[] {
  const answer = knowledge.answer({
    text,
    language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
    zone: null,
    district: null,
    now: null,
    previous: null,
  });
  return answer.kind === 'answered' ? answer.quotes.map(({ article }) => article) : [];
}

/** What is published never changes: its words are put together once. */
const texts = new WeakMap<object, string>();

function textOf(content: ItemContent): string {
  const body = bodyOf(content);
  const known = texts.get(body);
  if (known !== undefined) return known;
  const text = wordsIn(body).join('\n').toLowerCase();
  texts.set(body, text);
  return text;
}

function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(wordsIn);
}
