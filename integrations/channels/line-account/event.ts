/**
 * The form of LINE's events. Each is read by itself: one that a later version words differently
 * costs the others of the request nothing.
 */
import { z } from 'zod';

const id = z.string().min(1).max(200);
const maybe = <Part extends z.ZodType>(part: Part) => part.optional().catch(undefined);

const Message = z.object({
  id,
  type: z.string().max(64),
  text: maybe(z.string()),
  latitude: maybe(z.number().min(-90).max(90)),
  longitude: maybe(z.number().min(-180).max(180)),
  title: z.string().default('').catch(''),
  address: z.string().default('').catch(''),
  contentProvider: maybe(
    z.object({ type: z.string(), originalContentUrl: z.string().optional() }),
  ),
});
export type Message = z.infer<typeof Message>;

export const Event = z.object({
  type: z.string().max(64),
  webhookEventId: id,
  /** `standby`: another program, or a person at LINE's own page, is answering. */
  mode: z.string().default('active'),
  /** Milliseconds since 1970. */
  timestamp: z.number(),
  source: z.object({ type: z.string(), userId: id.optional() }).optional(),
  /** Lets one call answer, once, for a minute. */
  replyToken: maybe(id),
  message: maybe(Message),
  postback: maybe(z.object({ data: z.string() })),
  unsend: maybe(z.object({ messageId: id })),
});
export type Event = z.infer<typeof Event>;

/** Empty where the console tries the address. */
export const Body = z.object({ events: z.array(z.unknown()) });
