/** An activity of the Bot Framework, as far as it is read (github.com/microsoft/Agents, activity). */
import { z } from 'zod';
import { parseJson } from '../parse-json.ts';
import { WebhookRefusal } from '../webhook/request.ts';

const Id = z.string().min(1).max(1000);
const Account = z.object({ id: Id, role: z.string().optional() });

const Attachment = z.object({
  contentType: z.string(),
  contentUrl: z.string().optional(),
  name: z.string().optional(),
  content: z.unknown().optional(),
});
export type BotAttachment = z.infer<typeof Attachment>;

const Entity = z.looseObject({ type: z.string() });

const Activity = z.object({
  type: z.string().min(1),
  id: Id.optional(),
  timestamp: z.string().optional(),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(1000),
  channelId: z.string().regex(/^[\w-]{1,64}$/),
  from: Account,
  recipient: Account,
  conversation: z.object({
    id: Id,
    isGroup: z.boolean().nullish(),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  text: z.string().nullish(),
  locale: z.string().max(35).nullish(),
  value: z.unknown().optional(),
  attachments: z.array(Attachment).max(20).nullish(),
  entities: z.array(Entity).nullish(),
  membersAdded: z.array(Account).nullish(),
  membersRemoved: z.array(Account).nullish(),
  action: z.string().nullish(),
  channelData: z.unknown().optional(),
  deliveryMode: z.string().nullish(),
});
export type BotActivity = z.infer<typeof Activity>;

/** @throws JsonError; WebhookRefusal 422 where it is no activity. */
export function readActivity(body: Buffer): BotActivity {
  const read = Activity.safeParse(parseJson(body));
  if (!read.success) throw new WebhookRefusal(422, 'not_an_activity');
  return read.data;
}
