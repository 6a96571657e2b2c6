/** What the editors' routes take, parsed once where it enters. */
import { z } from 'zod';
import { Moment, Slug } from '../../knowledge/content/fields.ts';
import { parse as parseAsIs, visible } from '../parse.ts';
import { WebError } from '../route.ts';
import type { ItemContent, ItemRef } from './contract.ts';
import { ITEM_KINDS, ItemContentSchema, idOf } from './items.ts';
import { LONGEST_FILE, LONGEST_NOTE, LONGEST_QUESTION } from './limits.ts';

const Kind = z.enum(ITEM_KINDS);
const Note = z.string().max(LONGEST_NOTE).trim();
const Reason = Note.min(1);
const Revision = z.int().positive().max(1_000_000);
const VersionNumber = z.int().positive().max(1_000_000);
const PlaceId = z.string().min(1).max(60).nullable();

export const Save = z.strictObject({
  revision: Revision.nullable(),
  content: ItemContentSchema,
  note: Note,
});

export const Withdraw = z.strictObject({ note: Reason });

export const Restore = z.strictObject({ number: VersionNumber });

/** Back to its writer it goes with a reason. */
export const Move = z
  .strictObject({
    revision: Revision,
    to: z.enum(['review', 'draft', 'discarded']),
    note: Note,
  })
  .refine(({ to, note }) => to !== 'draft' || note !== '', { path: ['note'] });

export const Publish = z.strictObject({
  revision: Revision,
  startsAt: z.iso.datetime({ offset: true }).nullable(),
  emergency: Reason.nullable(),
  later: z.enum(['keep', 'cancel']).nullable().default(null),
});

export const Cancel = z.strictObject({ number: VersionNumber });

/** Of an address's query. */
const Figure = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

export const Between = z.strictObject({ from: Figure.nullable(), to: Figure });

export const Search = z.strictObject({
  words: z.string().trim().min(1).max(LONGEST_QUESTION),
});

export const Judge = z.strictObject({ content: ItemContentSchema.nullable() });

export const Ask = z.strictObject({
  text: z.string().trim().min(1).max(LONGEST_QUESTION),
  at: Moment.refine((at) => /^(?:19|20)\d{2}-.*T/.test(at)).nullable(),
  zone: PlaceId,
  district: PlaceId,
  language: z.enum(['zh', 'en']),
  form: z.enum(['full', 'short']),
  previous: Slug.nullable(),
  draft: ItemContentSchema.nullable(),
});

export const Settle = z.strictObject({ key: z.string().min(1).max(200) });

export const Import = z.strictObject({
  name: z.string().trim().min(1).max(200),
  text: z.string().max(LONGEST_FILE),
  apply: z.boolean(),
});

/** The item in the address. One that cannot be is as unknown as one that is not. */
export function itemOf(params: Readonly<Record<string, string>>): ItemRef {
  const item = z.object({ kind: Kind, id: Slug }).safeParse(params);
  if (item.success) return item.data;
  throw new WebError(404, 'unknown_item', 'There is no such item.');
}

/** What is saved under an address is what the address names. */
export function mustBe(item: ItemRef, content: ItemContent): void {
  if (content.kind === item.kind && idOf(content) === item.id) return;
  throw new WebError(422, 'bad_input', 'The content is not the item of the address.');
}

/** The parsed value with every text cleaned, or a 422 that names the fields. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  return parseAsIs(schema, cleaned(value));
}

/** Every text of a JSON value without what hides in it. */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, cleaned(one)]),
  );
}
