/**
 * What is looked at beside somebody in danger, and what each kind of answer does: data that a
 * caseworker can read and change (`checks.json`). A red flag names the checks that its questions
 * put (`ask`), and those that it listens for without asking (`hears`).
 */
import { z } from 'zod';
import data from './checks.json' with { type: 'json' };

/** How an answer stands to what was asked: weak is a little, now and then, hardly. */
export const SENSES = ['yes', 'no', 'weak', 'unsure'] as const;
export type Sense = (typeof SENSES)[number];

const Both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const Lines = z.array(z.string().min(1)).min(1).max(2);

const Outcome = z.strictObject({
  /** The red flag that it has become: its case, its headline, its advice. */
  becomes: z.string().optional(),
  /** What is said at once; in place of that flag's own advice, where it became one. */
  says: z.strictObject({ zh: Lines, en: Lines }).optional(),
});
export type Outcome = Readonly<z.infer<typeof Outcome>>;

const Written = z.strictObject({
  id: z.string().regex(/^[a-z_]+$/),
  /** Stands before the answer at the desk: 呼吸：没有. */
  name: Both,
  /** Under which fact of the hand-off the answer is kept. */
  fact: z.string().regex(/^[a-z_]+$/),
  /** Answers to tap, where the question asks for this alone; "cannot tell" is always one more. */
  taps: z.strictObject({ yes: Both, no: Both }).optional(),
  /** By sense; `same`: what another sense does. */
  answers: z.partialRecord(
    z.enum(SENSES),
    z.union([Outcome, z.strictObject({ same: z.enum(SENSES) })]),
  ),
});

export interface Check extends Omit<z.infer<typeof Written>, 'answers'> {
  readonly answers: Readonly<Partial<Record<Sense, Outcome>>>;
}

/** In the order of the file. */
export const CHECKS: readonly Check[] = z.array(Written).parse(data).map(resolved);

const byId = new Map(CHECKS.map((check) => [check.id, check]));

export function checkOf(id: string): Check | undefined {
  return byId.get(id);
}

function resolved({ answers, ...check }: z.infer<typeof Written>): Check {
  const outcomes = SENSES.flatMap((sense) => {
    const written = answers[sense];
    const meant = written && 'same' in written ? answers[written.same] : written;
    if (!meant) return [];
    if ('same' in meant)
      throw new Error(`intents/checks: ${check.id} ${sense} names no answer`);
    return [[sense, meant] as const];
  });
  return { ...check, answers: Object.fromEntries(outcomes) };
}
