/** What the app sends, read once into the house's terms. */
import { z } from 'zod';
import type { House } from '../contract.ts';
import {
  arrivalOf,
  type Heard,
  OPENED,
  personOf,
  position,
  tapped,
  unsupported,
} from '../heard.ts';
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

/** @throws JsonError, WebhookRefusal 422: nothing of a body is taken where a part is wrong. */
export function readIncoming(body: Buffer, house: Pick<House, 'secret'>): Incoming {
  const given = Body.safeParse(parseJson(body));
  if (!given.success) throw new WebhookRefusal(422, 'not_messages');
  const entries = given.data.messages.map(readEntry);
  return {
    happenings: entries.map((entry) => happening(entry, house)),
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

function happening(entry: Entry, house: Pick<House, 'secret'>): Happening {
  const person = personOf(house, CHANNEL, entry.user);
  if ('of' in entry) {
    const { of: vendorId, kind: state, reason } = entry;
    const report = { channelId: CHANNEL, vendorId, state, ...(reason && { reason }) };
    return { is: 'report', report };
  }
  if (entry.kind === 'stop' || entry.kind === 'start') {
    return { is: 'opt_out', person, stopped: entry.kind === 'stop' };
  }
  const arrival = arrivalOf(
    person,
    { ...heard(entry), ...(entry.locale && { locale: entry.locale }) },
    {
      deliveryKey: deliveryKeyOf(CHANNEL, entry.user, entry.id),
      address: { user: entry.user },
      ...(entry.kind === 'open' && { opens: 'event' }),
    },
  );
  return { is: 'arrival', arrival };
}

function heard(entry: Exclude<Entry, { of: string }>): Heard {
  if ('choice' in entry) return tapped(entry.choice, entry.label);
  if ('latitude' in entry) return position(entry.latitude, entry.longitude, entry.text);
  if (entry.kind === 'open') return OPENED;
  return 'text' in entry ? { text: entry.text } : unsupported(entry.kind.slice(0, 32));
}
