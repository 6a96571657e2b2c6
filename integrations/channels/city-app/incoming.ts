/** What the app sends, read once into the house's terms. */
import { z } from 'zod';
import type { ConversationKey } from '../../database/contract.ts';
import type { House } from '../contract.ts';
import {
  arrivalOf,
  type Heard,
  OPENED,
  personOf,
  position,
  tapped,
  unsupported,
  withFiles,
} from '../heard.ts';
import { takeFile } from '../keep-media.ts';
import { deliveryKeyOf } from '../names.ts';
import { parseJson } from '../parse-json.ts';
import { type Happening, WebhookRefusal } from '../webhook/request.ts';
import { definition } from './definition.ts';

const { id: CHANNEL, limits } = definition;
const MOST = 20;

const id = z.string().min(1).max(200);
const text = z.string().max(2 * limits.textLength);
const common = { id, user: id, locale: z.string().max(35).optional() };

const Entry = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('text'), text }),
  z.object({
    ...common,
    kind: z.literal('choice'),
    choice: z.string().min(1).max(limits.choicePayloadBytes),
    label: z.string().max(200).optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    text: text.optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('file'),
    url: z.string().min(1).max(2000),
    name: z.string().max(200).default(''),
    text: text.optional(),
  }),
  z.object({ ...common, kind: z.enum(['open', 'stop', 'start']) }),
  z.object({
    ...common,
    kind: z.enum(['delivered', 'read', 'failed']),
    of: z.string().min(1).max(64),
    reason: z.string().max(64).optional(),
  }),
]);

/** A kind of a later version of the app: answered kindly, not refused. */
const Other = z.object({ ...common, kind: z.string().min(1).max(64) });
type Entry = z.infer<typeof Entry> | z.infer<typeof Other>;

const Body = z.object({
  messages: z.array(z.unknown()).min(1).max(MOST),
  wait: z.boolean().default(false),
});

export interface Incoming {
  readonly happenings: readonly Happening[];
  /** The app wants the answers in the answer. */
  readonly wait: boolean;
}

/** With what messages are read. */
export interface Reading {
  readonly house: House;
  /** Hosts that files may be fetched from wherever they stand: the app's own. */
  readonly fileHosts: readonly string[];
}

/** @throws JsonError, WebhookRefusal 422: nothing of a body is taken where a part is wrong. */
export async function readIncoming(body: Buffer, reading: Reading): Promise<Incoming> {
  const given = Body.safeParse(parseJson(body));
  if (!given.success) throw new WebhookRefusal(422, 'not_messages');
  const entries = given.data.messages.map(readEntry);
  return {
    happenings: await Promise.all(entries.map((entry) => happening(entry, reading))),
    wait: given.data.wait,
  };
}

function readEntry(entry: unknown): Entry {
  const known = Entry.safeParse(entry);
  if (known.success) return known.data;
  // No kind of ours, rather than one of ours that is wrong.
  const [issue] = known.error.issues;
  const other = issue?.code === 'invalid_union' ? Other.safeParse(entry) : null;
  if (other?.success) return other.data;
  throw new WebhookRefusal(422, 'not_a_message');
}

async function happening(entry: Entry, reading: Reading): Promise<Happening> {
  const person = personOf(reading.house, CHANNEL, entry.user);
  if ('of' in entry) {
    const { of: vendorId, kind: state, reason } = entry;
    const report = { channelId: CHANNEL, vendorId, state, ...(reason && { reason }) };
    return { is: 'report', report };
  }
  if (entry.kind === 'stop' || entry.kind === 'start') {
    return { is: 'opt_out', person, stopped: entry.kind === 'stop' };
  }
  const deliveryKey = deliveryKeyOf(CHANNEL, entry.user, entry.id);
  const heard =
    'url' in entry
      ? await withFile(entry, { person, deliveryKey }, reading)
      : words(entry);
  const arrival = arrivalOf(
    person,
    { ...heard, ...(entry.locale && { locale: entry.locale }) },
    {
      deliveryKey,
      address: { user: entry.user },
      ...(entry.kind === 'open' && { opens: 'event' }),
    },
  );
  return { is: 'arrival', arrival };
}

function words(entry: Exclude<Entry, { of: string } | { url: string }>): Heard {
  if ('choice' in entry) return tapped(entry.choice, entry.label);
  if ('latitude' in entry) return position(entry.latitude, entry.longitude, entry.text);
  if (entry.kind === 'open') return OPENED;
  return 'text' in entry ? { text: entry.text } : unsupported(entry.kind.slice(0, 32));
}

async function withFile(
  entry: Extract<Entry, { url: string }>,
  message: { readonly person: ConversationKey; readonly deliveryKey: string },
  { house, fileHosts }: Reading,
): Promise<Heard> {
  const file = await takeFile(house, definition, message, entry, fileHosts);
  const { text = '' } = entry;
  if (file) return withFiles({ text }, [file]);
  return text ? { text } : unsupported('file');
}
