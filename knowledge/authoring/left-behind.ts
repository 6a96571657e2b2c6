import type { Article } from '../content/article.ts';

/**
 * Texts in the second language that stayed as they were while the Chinese beside them changed: who
 * reads them would be told the old rule as the new one.
 */
export function leftBehind(
  live: Article,
  draft: Article,
): readonly ('answer.en' | 'short.en')[] {
  return (['answer', 'short'] as const).flatMap((field) => {
    const [was, is] = [live[field], draft[field]];
    const stayed = is?.en !== undefined && is.en === was?.en && is.zh !== was.zh;
    return stayed ? [`${field}.en` as const] : [];
  });
}
