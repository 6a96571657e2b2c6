/**
 * Answers to a check, written for this project: `examples/<check>.tsv`, sense and words, one a line.
 * `examples/any.tsv` holds answers to whatever is asked ("没有", "嗯"). `yes!` says it by itself, so
 * that it is heard when nobody asked; `other` answers nothing of the check.
 */
import { CHECKS, SENSES } from './checks.ts';

export const ANSWER_SENSES = [...SENSES, 'other'] as const;
export type AnswerSense = (typeof ANSWER_SENSES)[number];

export interface CheckExample {
  readonly check: string;
  /** It answers the check's question; else it was said unasked. */
  readonly asked: boolean;
  readonly sense: AnswerSense;
  readonly text: string;
}

const LINE = /^(yes|no|weak|unsure|other)(!?)\t(.+)$/;

interface Line {
  readonly sense: AnswerSense;
  readonly alone: boolean;
  readonly text: string;
}

/** @throws naming the line that is not `sense<TAB>words`. */
export function readLines(file: string): readonly Line[] {
  return file
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name, alone, text] = LINE.exec(line) ?? [];
      const sense = ANSWER_SENSES.find((each) => each === name);
      if (sense === undefined || text === undefined)
        throw new Error(`not an example: ${line}`);
      return { sense, alone: alone === '!', text: text.trim() };
    });
}

/**
 * All to learn from: each line of a check for its question, and for words that nobody asked for;
 * what answers anything for every check; and `others`, replies to the form, for none.
 */
export function checkExamples(
  files: ReadonlyMap<string, string>,
  others: readonly string[],
): readonly CheckExample[] {
  const any = readLines(files.get('any') ?? '');
  const lines = new Map(CHECKS.map(({ id }) => [id, readLines(files.get(id) ?? '')]));
  return CHECKS.flatMap(({ id, fact }, at) => {
    const own = lines.get(id) ?? [];
    const named = new Set(own.map(({ text }) => text));
    const all = [...own, ...any.filter(({ text }) => !named.has(text))];
    const written = new Set(all.map(({ text }) => text));
    // Every check is shown other replies, so that together they see most of them.
    const replies = others.filter(
      (text, nth) => nth % SHARE === at % SHARE && !written.has(text),
    );
    // 止不住 tells of blood, and of nobody's breath.
    const elsewhere = CHECKS.filter((check) => check.fact !== fact)
      .flatMap((check) => lines.get(check.id) ?? [])
      .filter(({ text, alone }) => alone && !written.has(text));
    return [
      ...[...new Set(elsewhere.map(({ text }) => text))].map(
        (text): CheckExample => ({ check: id, asked: false, sense: 'other', text }),
      ),
      ...all.flatMap(({ sense, alone, text }): readonly CheckExample[] => [
        { check: id, asked: true, sense, text },
        { check: id, asked: false, sense: alone ? sense : 'other', text },
      ]),
      ...replies.flatMap((text): readonly CheckExample[] => [
        { check: id, asked: true, sense: 'other', text },
        { check: id, asked: false, sense: 'other', text },
      ]),
    ];
  });
}

/** One in so many of the replies to the form is shown to a check. */
const SHARE = 16;
