/** A request of LINE's in the house's terms: several events, of many people, in any order. */
import type { ConversationKey } from '../../database/contract.ts';
import type { House, MessageName } from '../contract.ts';
import {
  arrivalOf,
  type Heard,
  OPENED,
  personOf,
  position,
  unsupported,
  WITHDRAWN,
  withFiles,
} from '../heard.ts';
import { type FileAddress, takeFile } from '../keep-media.ts';
import { deliveryKeyOf, messageKeyOf } from '../names.ts';
import { parseJson } from '../parse-json.ts';
import { codeOf, type Happening, nothing, WebhookRefusal } from '../webhook/request.ts';
import { definition } from './definition.ts';
import { Body, Event, type Message } from './event.ts';
import { hearPostback } from './postback.ts';
import { replyOf } from './reply-tokens.ts';

const { id: CHANNEL } = definition;

/** With what events are read. */
export interface Reading {
  readonly house: House;
  readonly now: Date;
  /** Where LINE keeps what a message shows. */
  readonly fileOf: (messageId: string) => FileAddress;
  /** Hosts that files may be fetched from wherever they stand. */
  readonly fileHosts: readonly string[];
}

/** @throws JsonError, WebhookRefusal 422 where it is no request of LINE's. */
export async function readIncoming(
  body: Buffer,
  reading: Reading,
): Promise<readonly Happening[]> {
  const given = Body.safeParse(parseJson(body));
  if (!given.success) throw new WebhookRefusal(422, 'not_events');
  const read = given.data.events.map((event) => Event.safeParse(event).data);
  const events = read.filter((event) => event !== undefined);
  // The sort keeps the order of those of one moment.
  events.sort((a, b) => a.timestamp - b.timestamp);
  const told = await Promise.all(events.map((event) => happenings(event, reading)));
  const unread = read.filter((event) => event === undefined);
  return [...told.flat(), ...unread.map(() => nothing('event_unread'))];
}

async function happenings(event: Event, reading: Reading): Promise<readonly Happening[]> {
  const { type, mode, source } = event;
  // Somebody else answers for the account at the moment.
  if (mode !== 'active') return [nothing(`mode_${codeOf(mode)}`)];
  // A group hears what people tell of their troubles: nobody is answered there.
  if (source && source.type !== 'user') return [nothing('group')];
  if (!source?.userId) return [nothing('nobody')];
  const person = personOf(reading.house, CHANNEL, source.userId);
  const optOut = (stopped: boolean): Happening => ({ is: 'opt_out', person, stopped });
  const arrival = (heard: Heard) => arrivalFrom(event, person, heard, reading.now);
  switch (type) {
    case 'message': {
      const { message } = event;
      if (!message) return [arrival(unsupported('message'))];
      return [
        arrival(await hear(message, { person, deliveryKey: keyOf(event) }, reading)),
      ];
    }
    case 'unsend':
      return event.unsend ? [arrival(WITHDRAWN)] : [nothing('event_unread')];
    case 'postback':
      return [arrival(hearPostback(event.postback?.data ?? ''))];
    case 'follow':
      return [optOut(false), arrival(OPENED)];
    case 'unfollow':
      return [optOut(true)];
    default:
      return [nothing(`event_${codeOf(type)}`)];
  }
}

/** The same one brought again has the same id. */
const keyOf = ({ webhookEventId }: Event) => deliveryKeyOf(CHANNEL, webhookEventId);

function arrivalFrom(
  event: Event,
  person: ConversationKey,
  heard: Heard,
  now: Date,
): Happening {
  const { source, replyToken } = event;
  const message = nameOf(event);
  const reply = replyToken === undefined ? null : replyOf(replyToken, now);
  const about = {
    deliveryKey: keyOf(event),
    address: { user: source?.userId, ...(reply && { reply }) },
    ...(heard === OPENED && { opens: 'event' as const }),
    ...(message && { message }),
  };
  return { is: 'arrival', arrival: arrivalOf(person, heard, about) };
}

/** Which message it is, or takes back. */
function nameOf({ message, unsend }: Event): MessageName | undefined {
  if (message) return { key: messageKeyOf(CHANNEL, message.id), is: 'sent' };
  return unsend && { key: messageKeyOf(CHANNEL, unsend.messageId), is: 'withdrawn' };
}

async function hear(
  message: Message,
  about: { readonly person: ConversationKey; readonly deliveryKey: string },
  { house, fileOf, fileHosts }: Reading,
): Promise<Heard> {
  const { id, type, text, latitude, longitude, title, address, contentProvider } =
    message;
  if (type === 'text' && text !== undefined) return { text };
  if (type === 'location' && latitude !== undefined && longitude !== undefined)
    return position(latitude, longitude, `${address} ${title}`.trim());
  if (type !== 'image') return unsupported(codeOf(type));
  // Pages inside LINE may send pictures that lie elsewhere: no token goes there.
  const elsewhere = contentProvider?.originalContentUrl;
  const where = elsewhere ? { url: elsewhere, name: '' } : fileOf(id);
  const file = await takeFile(house, definition, about, where, fileHosts);
  return file ? withFiles({ text: '' }, [file]) : unsupported('image');
}
