/**
 * One published text and what it holds for: an `articles/*.md` file of a city pack, or a version
 * in the editors' tables. What a resident is told about a rule stands here and nowhere else.
 */
import { z } from 'zod';
import { Day, LocalText, Moment, Slug } from './fields.ts';

/** Longest answer, in characters: what a phone shows without scrolling. */
export const ANSWER_LIMIT = 300;
/** Longest short form: one text message. */
export const SHORT_LIMIT = 70;

/** A question that must be answered by this article before it may be published. */
export const Check = z.strictObject({
  text: z
    .string()
    .min(2)
    .max(200)
    .regex(/^[^|\r\n]+$/, 'one line, without |'),
  zone: z.string().optional(),
  district: z.string().optional(),
  /** The city's moment of asking; absent: the moment that the article begins to hold. */
  at: Moment.optional(),
});
export type Check = z.infer<typeof Check>;

/** One line of a list in the article's file. */
const Asked = z
  .string()
  .min(2)
  .max(200)
  .regex(/^[^\r\n]+$/, 'one line');

const atMost = (limit: number) => {
  const text = z
    .string()
    .min(1)
    .max(limit, `at most ${limit} characters`)
    // It would begin another section of the article's file.
    .regex(/^(?!# )(?:[^\n]|\n(?!# ))*$/, 'no line begins with "# "');
  return z.strictObject({ zh: text, en: text.optional() });
};

export const Article = z.strictObject({
  id: Slug,
  version: z.int().positive().default(1),
  /** What it is about; articles on one matter answer the same question for different people. */
  matter: Slug,
  /** Other matters that it settles for its own scope. */
  also: z.array(Slug).default([]),
  title: LocalText,
  /** What people ask, in their words, any language of the service. */
  questions: z.array(Asked).min(2).max(300),
  /** What sounds like it and is not answered here: whoever asks that is told that it is not known. */
  unanswered: z.array(Asked).max(300).default([]),
  /** May quote directory entries: `{{psych-line.phone}}`. */
  answer: atMost(ANSWER_LIMIT),
  /** For channels that charge by the message; absent: the answer. */
  short: atMost(SHORT_LIMIT).optional(),
  /** Ids of the city pack; empty: everywhere, everyone. */
  zones: z.array(z.string()).default([]),
  districts: z.array(z.string()).default([]),
  /** Ids of the city's needs: whom it is written for. */
  persons: z.array(z.string()).default([]),
  category: z.string(),
  /** Who said it and in which notice. */
  source: LocalText,
  /** Number of the source document in the pack; absent: none. */
  document: z
    .string()
    .regex(/^\d{3}$/, 'document')
    .optional(),
  announcedOn: Day,
  validFrom: Moment.optional(),
  validUntil: Moment.optional(),
  /** The day on which somebody must look at it again. */
  reviewBy: Day.optional(),
  /** Numbers to show as links, beside those of the entries quoted; each stands in the answer. */
  phones: z.array(z.string().min(3)).default([]),
  checks: z.array(Check).max(50).default([]),
});
export type Article = z.infer<typeof Article>;
