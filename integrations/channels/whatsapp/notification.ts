/**
 * The form of Meta's notifications. Each part is read by itself: one that a later version words
 * differently makes its message poorer, and never costs the others of the batch.
 */
import { z } from 'zod';

const id = z.string().min(1).max(256);
const File = z.object({
  id,
  mime_type: z.string().default(''),
  caption: z.string().optional(),
});
const Reply = z.object({ id: z.string().min(1), title: z.string().default('') });
const maybe = <Part extends z.ZodType>(part: Part) => part.optional().catch(undefined);

/** What a message says, by its type. */
const Content = z.object({
  type: z.string().max(64),
  text: maybe(z.object({ body: z.string() })),
  interactive: maybe(
    z.object({ button_reply: Reply.optional(), list_reply: Reply.optional() }),
  ),
  /** A tapped button of a template. */
  button: maybe(z.object({ text: z.string() })),
  location: maybe(
    z.object({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      name: z.string().default(''),
      address: z.string().default(''),
    }),
  ),
  contacts: maybe(
    z.array(z.object({ phones: z.array(z.object({ phone: z.string() })).default([]) })),
  ),
  image: maybe(File),
  video: maybe(File),
  document: maybe(File),
});
export type Content = z.infer<typeof Content>;

export const Message = Content.extend({
  id,
  /** The phone number; absent for who shows only a user name. */
  from: id.optional(),
  /** How Meta names the person to this business. */
  from_user_id: id.optional(),
  group_id: z.string().optional(),
  /** Seconds since 1970. */
  timestamp: z.coerce.number().int().positive(),
  /** The message that it puts in the place of another. */
  edit: maybe(z.object({ original_message_id: id, message: Content })),
  /** The message that it takes back. */
  revoke: maybe(z.object({ original_message_id: id })),
});
export type Message = z.infer<typeof Message>;

export const Status = z.object({
  id,
  status: z.string().max(32),
  errors: maybe(z.array(z.object({ code: z.int() }))),
});
export type Status = z.infer<typeof Status>;

export const Value = z.object({
  metadata: z.object({ phone_number_id: z.string() }),
  contacts: maybe(
    z.array(z.object({ wa_id: z.string().optional(), user_id: id.optional() })),
  ),
  messages: z.array(z.unknown()).default([]),
  statuses: z.array(z.unknown()).default([]),
  /** What failed on its way to us. */
  errors: z.array(z.object({ code: z.int() })).default([]),
});
export type Value = z.infer<typeof Value>;

export const Notification = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z
    .array(
      z.object({
        changes: z.array(z.object({ field: z.string(), value: z.unknown() })),
      }),
    )
    .min(1),
});
