/**
 * One published text and what it holds for: an `articles/*.md` file of a city pack, or later a
 * row of the editors' table. What a resident is told about a rule stands here and nowhere else.
 */
import { z } from 'zod';
import { Text } from './city.ts';

/** Longest answer, in characters: what a phone shows without scrolling. */
export const ANSWER_LIMIT = 300;

const Slug = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and -');

/** A day, or a minute of a day, by the city's clock: `2022-01-10` or `2022-01-10T15:00`. */
const Moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/, 'YYYY-MM-DD or YYYY-MM-DDTHH:MM')
  .refine(
    (text) => !Number.isNaN(Date.parse(`${text.slice(0, 10)}T00:00Z`)),
    'no such day',
  );

const AnswerText = z
  .string()
  .min(1)
  .max(ANSWER_LIMIT, `at most ${ANSWER_LIMIT} characters`);

export const Article = z.strictObject({
  id: Slug,
  version: z.int().positive().default(1),
  /** What it is about; articles on one matter answer the same question for different people. */
  matter: Slug,
  /** Other matters that it settles for its own scope. */
  also: z.array(Slug).default([]),
  title: Text,
  /** What people ask, in their words, any language of the service. */
  questions: z.array(z.string().min(2)).min(2),
  answer: z.strictObject({ zh: AnswerText, en: AnswerText }),
  /** Ids of the city pack; empty: everywhere, everyone. */
  zones: z.array(z.string()).default([]),
  districts: z.array(z.string()).default([]),
  /** Ids of the city's needs: whom it is written for. */
  persons: z.array(z.string()).default([]),
  category: z.string(),
  /** Who said it and in which notice. */
  source: Text,
  /** Number of the source document. */
  document: z.string().regex(/^\d{3}$/, 'three digits'),
  announcedOn: z.iso.date(),
  validFrom: Moment.optional(),
  validUntil: Moment.optional(),
  /** Numbers to show as links; each stands in both answers. */
  phones: z.array(z.string().min(3)).default([]),
});
export type Article = z.infer<typeof Article>;
