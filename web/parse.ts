/** How the routes of every page parse what they are sent. */
import { z } from 'zod';
import { WebError } from './route.ts';

/** An answer names no more of the fields that are wrong. */
const MOST_NAMED = 20;

/** The parsed value, or a 422 that names the fields and never their values. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = new Set(result.error.issues.map((issue) => issue.path.join('.')));
  const named = [...fields].filter((field) => field !== '').slice(0, MOST_NAMED);
  throw new WebError(
    422,
    'bad_input',
    `Not understood: ${named.join(', ') || 'the request'}.`,
  );
}

/** Characters that no database column takes, or that hide in a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** A text without what hides in it. */
export function visible(text: string): string {
  return text.toWellFormed().replace(INVISIBLE, '');
}

/** Made by the page, once per intention: a second try carries the same one. */
export const RequestId = z.string().regex(/^[\w-]{8,64}$/);

/** What somebody wrote, without what hides in it; may be empty. */
export function said(longest: number) {
  return z
    .string()
    .max(longest)
    .transform((text) => visible(text).trim());
}
