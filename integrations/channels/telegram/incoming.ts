/** An update of Telegram's, read once into the house's terms. Each request carries one. */
import { z } from 'zod';
import type { House, MessageName } from '../contract.ts';
import {
  arrivalOf,
  type Heard,
  OPENED,
  personOf,
  position,
  tapped,
  unsupported,
} from '../heard.ts';
import { deliveryKeyOf, messageKeyOf } from '../names.ts';
import { parseJson } from '../parse-json.ts';
import { type Happening, nothing, WebhookRefusal } from '../webhook/request.ts';
import { definition } from './definition.ts';

const { id: CHANNEL } = definition;

/** Greater than 32 bits, never than 52. */
const Id = z.int();
const User = z.object({
  id: Id,
  is_bot: z.boolean().default(false),
  language_code: z.string().max(35).optional(),
});
const Chat = z.object({ id: Id, type: z.string() });
const Place = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

const Message = z.object({
  message_id: Id.optional(),
  chat: Chat,
  from: User.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  location: Place.optional(),
  venue: z.object({ title: z.string(), address: z.string().default('') }).optional(),
  contact: z.object({ phone_number: z.string(), user_id: Id.optional() }).optional(),
  reply_markup: z
    .object({
      inline_keyboard: z.array(
        z.array(z.object({ text: z.string(), callback_data: z.string().optional() })),
      ),
    })
    .optional(),
});
type Message = z.infer<typeof Message>;

const Update = z.object({
  update_id: Id,
  message: Message.optional(),
  edited_message: Message.optional(),
  callback_query: z
    .object({
      id: z.string().min(1),
      from: User,
      // Absent or without its words where it is old.
      message: Message.optional(),
      data: z.string().optional(),
    })
    .optional(),
  my_chat_member: z
    .object({ chat: Chat, new_chat_member: z.object({ status: z.string() }) })
    .optional(),
});
type Update = z.infer<typeof Update>;

/** With what a link to the bot carried behind it. */
const START = /^\/start(?:\s+(\S*)|$)/;

export interface Incoming {
  readonly happening: Happening;
  /** A tap that Telegram wants to be told of, or its client goes on turning. */
  readonly tap: string | null;
}

/** @throws JsonError; WebhookRefusal 422 where it is no update. */
export function readIncoming(body: Buffer, house: Pick<House, 'secret'>): Incoming {
  const given = Update.safeParse(parseJson(body));
  if (!given.success) throw new WebhookRefusal(422, 'not_an_update');
  const { data: update } = given;
  return {
    happening: happeningOf(update, house),
    tap: update.callback_query?.id ?? null,
  };
}

function happeningOf(update: Update, house: Pick<House, 'secret'>): Happening {
  const { message, edited_message, callback_query, my_chat_member } = update;
  const arrival = (
    chat: z.infer<typeof Chat>,
    from: unknown,
    heard: Heard,
    message?: MessageName,
  ): Happening => {
    // A group hears what people tell of their troubles: nobody is answered there.
    if (chat.type !== 'private') return nothing('group');
    const who = User.safeParse(from).data;
    if (who?.is_bot) return nothing('bot');
    const person = personOf(house, CHANNEL, String(chat.id));
    const locale = who?.language_code;
    const [, place] = START.exec(update.message?.text ?? '') ?? [];
    const about = {
      deliveryKey: deliveryKeyOf(CHANNEL, String(update.update_id)),
      address: { chat: chat.id },
      ...(heard === OPENED && { opens: 'event' as const }),
      ...(message && { message }),
      ...(place && { place }),
    };
    return {
      is: 'arrival',
      arrival: arrivalOf(person, { ...heard, ...(locale && { locale }) }, about),
    };
  };
  if (message) {
    const { chat, from } = message;
    return arrival(chat, from, heardIn(message), nameOf(message, 'sent'));
  }
  if (edited_message) {
    const { chat, from } = edited_message;
    return arrival(chat, from, heardIn(edited_message), nameOf(edited_message, 'edited'));
  }
  if (callback_query) {
    const { from, data, message: under } = callback_query;
    if (!data) return nothing('tap_without_choice');
    // The chat with a person has the person's id.
    const chat = under?.chat ?? { id: from.id, type: 'private' };
    return arrival(chat, from, tapped(data, labelOf(data, under)));
  }
  if (my_chat_member) {
    const { chat, new_chat_member } = my_chat_member;
    if (chat.type !== 'private') return nothing('group');
    const person = personOf(house, CHANNEL, String(chat.id));
    return { is: 'opt_out', person, stopped: new_chat_member.status === 'kicked' };
  }
  return nothing('kind_of_update');
}

function nameOf(
  { chat, message_id }: Message,
  is: MessageName['is'],
): MessageName | undefined {
  if (message_id === undefined) return undefined;
  return { key: messageKeyOf(CHANNEL, String(chat.id), String(message_id)), is };
}

function heardIn(message: Message): Heard {
  const { text, caption, location, venue, contact } = message;
  if (location) {
    const name = venue ? `${venue.address} ${venue.title}`.trim() : '';
    return position(location.latitude, location.longitude, name);
  }
  if (contact) return { text: contact.phone_number };
  if (text !== undefined && START.test(text)) return OPENED;
  if (text !== undefined) return { text };
  return caption ? { ...unsupported('media'), text: caption } : unsupported('media');
}

/** What stood on the button, so that the transcript reads as the resident saw it. */
function labelOf(data: string, under: Message | undefined): string | undefined {
  const buttons = under?.reply_markup?.inline_keyboard.flat() ?? [];
  return buttons.find(({ callback_data }) => callback_data === data)?.text;
}
