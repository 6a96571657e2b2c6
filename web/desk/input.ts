/** What the desk's routes take, parsed once where it enters. */
import { z } from 'zod';
import { parseCaseNumber } from '../../cases/number.ts';
import { WebError } from '../route.ts';
import { LONGEST_ANSWER } from './limits.ts';

/** A case number as people write it, in canonical form. */
const CaseNumber = z
  .string()
  .max(64)
  .transform((text, context) => {
    const number = parseCaseNumber(text);
    if (number !== null) return number;
    context.issues.push({ code: 'custom', input: null, message: 'not a case number' });
    return z.NEVER;
  });

export const MediaId = z.string().regex(/^[\w-]{1,128}$/);

/** Made by the page, once per intention: a second try carries the same one. */
const RequestId = z.string().regex(/^[\w-]{8,64}$/);

/** Characters that no database column takes, or that hide in a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

export const Take = z.strictObject({ caseNumber: CaseNumber.nullable() });

export const Answer = z.strictObject({
  requestId: RequestId,
  text: z
    .string()
    .max(LONGEST_ANSWER)
    .transform((text) => text.toWellFormed().replace(INVISIBLE, '').trim())
    .pipe(z.string().min(1)),
});

export const Change = z.strictObject({ requestId: RequestId });

/** The number in the address. One that cannot be is as unknown as one that is not. */
export function caseNumberOf(text: string | undefined): string {
  const number = CaseNumber.safeParse(text);
  if (number.success) return number.data;
  throw new WebError(404, 'unknown_case', 'There is no case with this number.');
}

/** The parsed value, or a 422 that names the fields and never their values. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = new Set(result.error.issues.map((issue) => issue.path.join('.')));
  const named = [...fields].filter((field) => field !== '').join(', ');
  throw new WebError(422, 'bad_input', `Not understood: ${named || 'the request'}.`);
}
