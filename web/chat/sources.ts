/** An answer names its sources in its words, for channels of words alone; the page sets them small. */
import type { Entry } from './conversation.ts';

/** The text without the lines in brackets that only repeat a source named below it. */
export function withoutSources(text: string, quotes: Entry['quotes']): string {
  const repeats = (line: string) =>
    /^[（(].*[)）]$/.test(line) &&
    quotes.some(({ source }) => source !== '' && line.startsWith(source, 1));
  return text
    .split('\n')
    .filter((line) => !repeats(line.trim()))
    .join('\n');
}
