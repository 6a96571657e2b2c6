/** What keeps words from being saved, found in the page by the rules of the server. Pure. */
import type { z } from 'zod';
import { Article } from '../../knowledge/content/article.ts';
import { Entry } from '../../knowledge/content/directory.ts';
import { type Fault, faultOfIssue } from '../../knowledge/content/fault.ts';
import { RegisterRow } from '../../knowledge/content/register.ts';
import type { ItemContent } from './contract.ts';
import type { Key, Words } from './words.ts';

export function faultsOf(content: ItemContent): readonly Fault[] {
  switch (content.kind) {
    case 'article':
      return faultsIn(Article, content.article);
    case 'entry':
      return faultsIn(Entry, content.entry);
    case 'register':
      // Rows that came from the server hold; a new one is checked before it comes in.
      return [];
  }
}

export function rowFaults(row: unknown): readonly Fault[] {
  return faultsIn(RegisterRow, row);
}

/** The faults of one field, of its parts too. */
export function faultsAt(faults: readonly Fault[], path: string): readonly Fault[] {
  return faults.filter(({ field }) => field === path || field.startsWith(`${path}.`));
}

/** What is wrong, as a sentence, without where it stands. */
export function sayReason(words: Words, { code, values }: Fault): string {
  const key: Key = `fault.${code}`;
  return words.say(key, values);
}

/** As a sentence; of a field with several lines, with the line's number. */
export function sayFault(words: Words, fault: Fault, path: string): string {
  const said = sayReason(words, fault);
  const line = /^\.(\d+)/.exec(fault.field.slice(path.length))?.[1];
  return line === undefined
    ? said
    : words.say('fault.line', { n: Number(line) + 1, fault: said });
}

function faultsIn(schema: z.ZodType, value: unknown): readonly Fault[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  const faults = result.error.issues.map(faultOfIssue);
  // One word for a field: an empty one is not badly formed as well.
  return faults.filter(
    ({ field }, n) => faults.findIndex((one) => one.field === field) === n,
  );
}
