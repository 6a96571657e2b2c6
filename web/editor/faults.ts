/** What keeps words from being saved, found in the page by the rules of the server. Pure. */
import type { z } from 'zod';
import { Article } from '../../knowledge/content/article.ts';
import { Entry } from '../../knowledge/content/directory.ts';
import { RegisterRow } from '../../knowledge/content/register.ts';
import type { ItemContent } from './contract.ts';
import type { Words } from './words.ts';

export interface Fault {
  /** `answer.zh`, `questions.3`, `checks.0.text`; of the register `rows.7.place`. */
  readonly path: string;
  readonly why:
    | 'required'
    | 'tooLong'
    | 'tooShort'
    | 'tooFew'
    | 'tooMany'
    | 'form'
    | 'slug'
    | 'day'
    | 'document'
    | 'phone';
  /** The limit, where the fault is one of length. */
  readonly n: number;
}

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
  return faults.filter(
    (fault) => fault.path === path || fault.path.startsWith(`${path}.`),
  );
}

/** As a sentence; of a field with several lines, with the line's number. */
export function sayFault(words: Words, fault: Fault, path: string): string {
  const said = words.say(`fault.${fault.why}`, { n: fault.n });
  const line = /^\.(\d+)/.exec(fault.path.slice(path.length))?.[1];
  return line === undefined
    ? said
    : words.say('fault.line', { n: Number(line) + 1, fault: said });
}

function faultsIn(schema: z.ZodType, value: unknown): readonly Fault[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  const faults = result.error.issues.map(faultOf);
  // One word for a field: an empty one is not badly formed as well.
  return faults.filter(
    ({ path }, n) => faults.findIndex((one) => one.path === path) === n,
  );
}

const FORMS: Readonly<Record<string, Fault['why']>> = {
  'lower-case letters, digits and -': 'slug',
  'no such day': 'day',
  'YYYY-MM-DD': 'day',
  'YYYY-MM-DD or YYYY-MM-DDTHH:MM': 'day',
  'three digits': 'document',
  digits: 'phone',
};

function faultOf(issue: z.core.$ZodIssue): Fault {
  const path = issue.path.join('.');
  switch (issue.code) {
    case 'too_small': {
      const n = Number(issue.minimum);
      if (issue.origin === 'array') return { path, why: 'tooFew', n };
      return { path, why: n <= 1 ? 'required' : 'tooShort', n };
    }
    case 'too_big': {
      const why = issue.origin === 'array' ? 'tooMany' : 'tooLong';
      return { path, why, n: Number(issue.maximum) };
    }
    case 'invalid_type':
      return { path, why: 'required', n: 0 };
    default:
      return {
        path,
        why: issue.input === '' ? 'required' : (FORMS[issue.message] ?? 'form'),
        n: 0,
      };
  }
}
