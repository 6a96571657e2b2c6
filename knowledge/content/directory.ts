/**
 * The directory: hospitals, hotlines, testing sites, health lines and services, each once. Articles
 * quote an entry by reference (`references.ts`), so that a phone number stands in one place.
 */

import { z } from 'zod';
import { stretchOf } from '../moment.ts';
import { type Fault, fault } from './fault.ts';
import { Day, LocalText, Moment, Slug } from './fields.ts';

export const ENTRY_KINDS = [
  'hospital',
  'hotline',
  'testing_site',
  'health_line',
  'service',
] as const;

export const Entry = z.strictObject({
  id: Slug,
  kind: z.enum(ENTRY_KINDS),
  name: LocalText,
  /** Whom it is for. */
  for: LocalText.optional(),
  where: LocalText.optional(),
  /** When it can be reached. */
  hours: LocalText.optional(),
  /** As people dial or read them, the most useful first. */
  phones: z.array(z.string().regex(/^\+?[\d()（）-]{3,20}$/, 'phone')).default([]),
  /** Ids of the city pack; empty: all. */
  zones: z.array(z.string()).default([]),
  districts: z.array(z.string()).default([]),
  source: LocalText,
  /** Number of the source document; absent: none in the pack. */
  document: z
    .string()
    .regex(/^\d{3}$/, 'document')
    .optional(),
  announcedOn: Day,
  validFrom: Moment.optional(),
  validUntil: Moment.optional(),
  /** The day on which somebody must look at it again. */
  reviewBy: Day.optional(),
});
export type Entry = z.infer<typeof Entry>;

/** What no single field of an entry can tell. */
export function checkEntry({
  announcedOn,
  validFrom,
  validUntil,
}: Entry): readonly Fault[] {
  const { from, until } = stretchOf({
    from: validFrom ?? announcedOn,
    until: validUntil,
  });
  return validFrom && until < from ? [fault('validUntil', 'endsFirst')] : [];
}
