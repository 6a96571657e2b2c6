/** A fault that the server found, with where it stands, in the editor's words. */
import type { Fault } from '../../../knowledge/content/fault.ts';
import { sayReason } from '../faults.ts';
import type { Words } from '../words.ts';

/** Without the row, which stands beside it. */
export function sayServerFault(words: Words, fault: Fault): string {
  const { in: what, field } = fault;
  const where = [what, field === '' ? undefined : fieldName(words, field)];
  return [...where, sayReason(words, fault)]
    .filter((part) => part !== undefined)
    .join(words.language === 'zh' ? '：' : ': ');
}

/** `answer.zh` and `valid_until` as the forms call them; what is no field is its own name. */
export function fieldName(words: Words, field: string): string {
  const [outer = '', inner = ''] = field.split('.');
  const camel = outer.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const name = words.find(`field.${camel}`);
  if (name === null) return field;
  const language = words.find(`lang.${inner}`);
  if (language !== null) return `${name} · ${language}`;
  return /^\d+$/.test(inner) ? `${name} ${Number(inner) + 1}` : name;
}
