/** A notification of Meta's in the house's terms: many changes, of many people, in any order. */
import type { ConversationKey } from '../../database/contract.ts';
import type { DeliveryReport, House, MessageName } from '../contract.ts';
import {
  arrivalOf,
  type Heard,
  OPENED,
  personOf,
  position,
  tapped,
  unsupported,
  WITHDRAWN,
  withFiles,
} from '../heard.ts';
import { type AskWhere, takeFile } from '../keep-media.ts';
import { deliveryKeyOf, messageKeyOf } from '../names.ts';
import { parseJson } from '../parse-json.ts';
import { codeOf, type Happening, nothing, WebhookRefusal } from '../webhook/request.ts';
import { definition } from './definition.ts';
import { type Content, Message, Notification, Status, Value } from './notification.ts';
import { OUTCOMES } from './outcomes.ts';

const { id: CHANNEL, limits, media } = definition;

/** With what notifications are read. */
export interface Reading {
  readonly house: House;
  /** Our number, as Meta names it: an account may have others. */
  readonly numberId: string;
  /** How to find a file by its id. */
  readonly fileOf: (mediaId: string) => AskWhere;
  /** Hosts that files may be fetched from wherever they stand. */
  readonly fileHosts: readonly string[];
}

/** @throws JsonError, WebhookRefusal 422 where it is no notification of WhatsApp's. */
export async function readIncoming(
  body: Buffer,
  reading: Reading,
): Promise<readonly Happening[]> {
  const given = Notification.safeParse(parseJson(body));
  if (!given.success) throw new WebhookRefusal(422, 'not_a_notification');
  const messages: Read[] = [];
  const others: Happening[] = [];
  for (const { field, value } of given.data.entry.flatMap(({ changes }) => changes)) {
    const read = readChange(field, value, reading.numberId);
    messages.push(...read.messages);
    others.push(...read.others);
  }
  // The sort keeps the order of those of one second.
  messages.sort((a, b) => a.message.timestamp - b.message.timestamp);
  const heard = messages.map((each) => happening(each, reading));
  const happenings = [...(await Promise.all(heard)), ...others];
  return happenings.length > 0 ? happenings : [nothing('empty')];
}

interface Read {
  readonly message: Message;
  /** How Meta names who wrote it, where the message itself does not. */
  readonly userId: string | undefined;
}

function readChange(field: string, given: unknown, numberId: string) {
  const messages: Read[] = [];
  const others: Happening[] = [];
  const value = field === 'messages' ? Value.safeParse(given).data : null;
  if (!value) others.push(nothing(value === null ? `field_${codeOf(field)}` : 'unread'));
  else if (value.metadata.phone_number_id !== numberId)
    others.push(nothing('other_number'));
  else {
    for (const each of value.messages) {
      const message = Message.safeParse(each).data;
      if (message) messages.push({ message, userId: userIdOf(message, value) });
      else others.push(nothing('message_unread'));
    }
    others.push(...value.statuses.map(reportOf));
    others.push(...value.errors.map(({ code }) => nothing(`error_${code}`)));
  }
  return { messages, others };
}

function userIdOf({ from, from_user_id }: Message, { contacts = [] }: Value) {
  return from_user_id ?? contacts.find(({ wa_id }) => wa_id === from)?.user_id;
}

function reportOf(given: unknown): Happening {
  const told = Status.safeParse(given).data;
  if (!told) return nothing('status_unread');
  const { id: vendorId, status: state, errors = [] } = told;
  if (state !== 'delivered' && state !== 'read' && state !== 'failed')
    return nothing(`status_${codeOf(state)}`);
  const [error] = errors;
  const closed = error && OUTCOMES[error.code]?.result === 'window_closed';
  const report: DeliveryReport = {
    channelId: CHANNEL,
    vendorId,
    state: closed ? 'window_closed' : state,
    ...(error && { reason: `code_${error.code}` }),
  };
  return { is: 'report', report };
}

async function happening(
  { message, userId: user }: Read,
  reading: Reading,
): Promise<Happening> {
  const { id, from: phone, type, group_id, timestamp } = message;
  // A group hears what people tell of their troubles: nobody is answered there.
  if (group_id !== undefined) return nothing('group');
  // Meta's own name stays when a number is hidden; a number is all that older apps tell.
  const whose = user ?? phone;
  if (whose === undefined) return nothing('nobody');
  const person = personOf(reading.house, CHANNEL, whose);
  const deliveryKey = deliveryKeyOf(CHANNEL, id);
  const name = nameOf(message);
  const said = message.edit && name.is === 'edited' ? message.edit.message : message;
  const heard = await hear(said, { person, deliveryKey }, reading);
  if (heard === null) return nothing(`message_${codeOf(type)}`);
  const about = {
    deliveryKey,
    address: { ...(phone && { phone }), ...(user && { user }) },
    at: new Date(timestamp * 1000),
    message: name,
    ...(heard === OPENED && { opens: 'event' as const }),
  };
  return { is: 'arrival', arrival: arrivalOf(person, heard, about) };
}

/** Which message it is, or changes. */
function nameOf({ id, type, edit, revoke }: Message): MessageName {
  const named = (of: string, is: MessageName['is']) => ({
    key: messageKeyOf(CHANNEL, of),
    is,
  });
  if (type === 'edit' && edit) return named(edit.original_message_id, 'edited');
  if (type === 'revoke' && revoke) return named(revoke.original_message_id, 'withdrawn');
  return named(id, 'sent');
}

/** Null: nothing is said by it. */
async function hear(
  said: Content,
  message: { readonly person: ConversationKey; readonly deliveryKey: string },
  reading: Reading,
): Promise<Heard | null> {
  const { type, text, button, location, contacts } = said;
  switch (type) {
    case 'reaction':
    case 'system':
      return null;
    case 'revoke':
      return WITHDRAWN;
    case 'request_welcome':
      return OPENED;
  }
  if (text) return { text: text.body };
  const reply = said.interactive?.button_reply ?? said.interactive?.list_reply;
  if (reply && Buffer.byteLength(reply.id) <= limits.choicePayloadBytes)
    return tapped(reply.id, reply.title);
  if (button) return { text: button.text };
  if (location) {
    const { latitude, longitude, name, address } = location;
    return position(latitude, longitude, `${address} ${name}`.trim());
  }
  const phone = contacts?.flatMap(({ phones }) => phones)[0]?.phone;
  if (phone) return { text: phone };
  return await hearFile(said, message, reading);
}

async function hearFile(
  { type, image, video, document }: Content,
  message: { readonly person: ConversationKey; readonly deliveryKey: string },
  { house, fileOf, fileHosts }: Reading,
): Promise<Heard> {
  const told = image ?? video ?? document;
  const { caption: text = '' } = told ?? {};
  const file =
    told && media.types.includes(told.mime_type)
      ? await takeFile(house, definition, message, fileOf(told.id), fileHosts)
      : null;
  if (file) return withFiles({ text }, [file]);
  return { ...unsupported(codeOf(type)), text };
}
