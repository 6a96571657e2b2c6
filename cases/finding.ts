/** Looking through all cases: by what they are, or by what somebody wrote in the search box. */
import type { Urgency } from '../intents/understanding.ts';
import type { CaseStatus } from './case.ts';
import { parseCaseNumber } from './number.ts';

/** What a case must be to be listed; what is absent does not matter. */
export interface CaseFilter {
  /** `open`: somebody has still to do something about it. */
  readonly state?: CaseStatus | 'open';
  readonly urgency?: Urgency;
  readonly category?: string;
  readonly district?: string;
  /** A body that has, or had, a task of it. */
  readonly body?: string;
  /** Staff id of who answers for it. */
  readonly inCharge?: string;
  /** ISO 8601: a task that a body still has was to be done by then. */
  readonly overdueAt?: string;
  /** The resident is to be rung whether it is solved. */
  readonly toRing?: true;
  /** Somebody of it is on the register of special needs. */
  readonly special?: true;
}

/** What is searched for. */
export type Search =
  | { readonly by: 'number'; readonly number: string }
  /** Digits alone; any of them. */
  | { readonly by: 'phone'; readonly phones: readonly string[] }
  | { readonly by: 'words'; readonly words: string };

/**
 * What somebody means who writes this: a case's number, a phone with or without +86 and area code,
 * or words. Null: too little to look for. One Chinese character alone is in too many cases.
 */
export function readSearch(written: string, areaCode = ''): Search | null {
  const text = written.normalize('NFKC').trim();
  const number = parseCaseNumber(text);
  if (number !== null) return { by: 'number', number };
  if (PHONE.test(text)) {
    const digits = text.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
    const without = digits.startsWith(areaCode) ? digits.slice(areaCode.length) : digits;
    return { by: 'phone', phones: [...new Set([digits, without, areaCode + without])] };
  }
  return ENOUGH.test(text) ? { by: 'words', words: text } : null;
}

/** Seven digits at least, in any grouping. */
const PHONE = /^\+?(?:[ ()-]*\d){7,15}$/;

/** Two Chinese characters in a row, or a word of letters or digits. */
const ENOUGH =
  /\p{Script=Han}{2}|(?:(?!\p{Script=Han})\p{L}){2}|\p{N}{2}|\p{L}\p{N}|\p{N}\p{L}/u;
