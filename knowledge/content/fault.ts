/** What is wrong with content, as data: where it stands, of which kind it is, what its sentence names. */
import type { z } from 'zod';

/** English, for the start's list and logs; the editor says each in its own words (`fault.<code>`). */
const SENTENCES = {
  required: 'must be written',
  tooLong: 'at most {n} characters',
  tooShort: 'at least {n} characters',
  tooFew: 'at least {n}',
  tooMany: 'at most {n}',
  slug: 'lower-case letters, digits and -',
  id: 'lower-case letters, digits and _',
  day: 'no such day',
  dayForm: 'write YYYY-MM-DD',
  momentForm: 'write YYYY-MM-DD or YYYY-MM-DDTHH:MM',
  document: 'three digits',
  phone: 'digits',
  oneOf: 'one of {choices}',
  form: '{reason}',
  noPlace: 'city.json has no {name}',
  filled: '{n} characters with its entries, at most {limit}',
  noEntry: 'the directory has no such entry or field',
  entryOver: 'the entry is over',
  forNobody: 'what it quotes is for nobody that it is for, or never at its time',
  notInAnswer: '{number} does not stand in answer.{language}',
  endsFirst: 'ends before it begins',
  sameScope: 'same scope and time as {other}',
  twice: 'stands twice',
  twoRows: 'two rows begin at {when}',
  front: 'the front matter must stand between two lines of ---',
  unknown: 'unknown or unreadable',
  dash: 'every line begins with "- "',
  checkSetting: '{written}: write zone=, district= or at=',
  column: 'not known; known are {columns}',
  header:
    'the first line must name the columns: id for the directory, place for the register',
  cells: '{n} cells are wanted, {is} are there',
  quotes: 'quotation marks without their pair',
  busy: 'somebody has a draft of it open; end that first',
  missing: 'not there',
  notAnswered: '“{asked}” is not answered by it',
  wouldFail: '“{asked}” would fail',
} as const;

export type FaultCode = keyof typeof SENTENCES;

export interface Fault {
  /** The file, the article's title, the register's place; absent: what was looked at. */
  readonly in?: string;
  /** As the spreadsheet counts it. */
  readonly row?: number;
  /** `answer.zh`, `questions.3`, `# 问`, `{{entry.phone}}`; '': the whole. */
  readonly field: string;
  readonly code: FaultCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export function fault(
  field: string,
  code: FaultCode,
  values: Fault['values'] = {},
): Fault {
  return { field, code, values };
}

/** The same faults, and in what they are. */
export function faultsIn(what: string, faults: readonly Fault[]): readonly Fault[] {
  return faults.map((each) => ({ ...each, in: what }));
}

/** One line: `articles/x.md: answer.zh: at most 300 characters`. */
export function faultText({ in: what, row, field, code, values }: Fault): string {
  const reason = SENTENCES[code].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(values[name] ?? ''),
  );
  const where = [what, row === undefined ? '' : `row ${row}`, field];
  return [...where, reason].filter(Boolean).join(': ');
}

/** What zod found; a schema of ours says its own kinds by their code, as the message. */
export function faultOfIssue(issue: z.core.$ZodIssue): Fault {
  const field = issue.path.join('.');
  switch (issue.code) {
    case 'too_small': {
      const n = Number(issue.minimum);
      if (issue.origin === 'array') return fault(field, 'tooFew', { n });
      return n <= 1 ? fault(field, 'required') : fault(field, 'tooShort', { n });
    }
    case 'too_big': {
      const n = Number(issue.maximum);
      return fault(field, issue.origin === 'array' ? 'tooMany' : 'tooLong', { n });
    }
    case 'invalid_type':
      return fault(field, 'required');
    case 'invalid_value':
      return fault(field, 'oneOf', { choices: issue.values.map(String).join(' · ') });
    default:
      if (issue.input === '') return fault(field, 'required');
      return isCode(issue.message)
        ? fault(field, issue.message)
        : fault(field, 'form', { reason: issue.message });
  }
}

function isCode(message: string): message is FaultCode {
  return Object.hasOwn(SENTENCES, message);
}
