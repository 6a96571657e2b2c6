/** A message or event of WeCom customer service in the house's terms. */
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
  WITHDRAWN,
  withFiles,
} from '../heard.ts';
import { takeFile } from '../keep-media.ts';
import { deliveryKeyOf, messageKeyOf } from '../names.ts';
import type { TokenApi } from '../tencent/token-api.ts';
import { type Happening, nothing } from '../webhook/request.ts';
import { definition, WELCOME_SECONDS } from './definition.ts';
import type { Address } from './outgoing.ts';

const { id: CHANNEL, limits } = definition;

/** Who speaks: a customer, the system (of an event), a servicer at WeCom's own client. */
const CUSTOMER = 3;

const User = z.string().min(1).max(128);
const Text = z.string().default('');

const Event = z.object({
  event_type: z.string(),
  external_userid: User.optional(),
  welcome_code: z.string().optional(),
  fail_msgid: z.string().optional(),
  fail_type: z.number().optional(),
  recall_msgid: z.string().min(1).optional(),
  change_type: z.number().optional(),
});

const Entry = z.object({
  msgid: z.string().min(1),
  external_userid: User.optional(),
  /** Seconds. */
  send_time: z.number(),
  origin: z.number(),
  msgtype: z.string().max(64),
  text: z.object({ content: Text, menu_id: z.string().optional() }).optional(),
  image: z.object({ media_id: z.string() }).optional(),
  location: z
    .object({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      name: Text,
      address: Text,
    })
    .optional(),
  link: z.object({ title: Text, url: Text }).optional(),
  event: Event.optional(),
});
type Entry = z.infer<typeof Entry>;

/** With what messages are read. */
export interface Reading {
  readonly api: TokenApi;
  readonly house: House;
  /** `https://host`, where files are. */
  readonly fileHost: string;
}

/** Messages of one person keep their order. */
export function lineOf(given: unknown): string {
  const { data: entry } = Entry.safeParse(given);
  return entry?.external_userid ?? entry?.event?.external_userid ?? '';
}

export async function happeningOf(
  given: unknown,
  account: string,
  reading: Reading,
): Promise<Happening> {
  const { data: entry } = Entry.safeParse(given);
  if (!entry) return nothing('not_a_message');
  if (entry.event) return eventOf(entry, entry.event, account, reading.house);
  const { external_userid: user, origin, msgid } = entry;
  if (origin !== CUSTOMER || !user) return nothing('servicer');
  const person = personOf(reading.house, CHANNEL, user);
  const deliveryKey = deliveryKeyOf(CHANNEL, account, msgid);
  const heard = entry.image
    ? await withPhoto(entry.image.media_id, { person, deliveryKey }, reading)
    : heardIn(entry);
  const address: Address = { user, account };
  const at = new Date(entry.send_time * 1000);
  const message = { key: messageKeyOf(CHANNEL, account, msgid), is: 'sent' } as const;
  const about = { deliveryKey, address, at, message };
  return { is: 'arrival', arrival: arrivalOf(person, heard, about) };
}

function heardIn({ msgtype, text, location, link }: Entry): Heard {
  if (text?.menu_id && Buffer.byteLength(text.menu_id) <= limits.choicePayloadBytes)
    return tapped(text.menu_id, text.content);
  if (text) return { text: text.content };
  if (location) {
    const { latitude, longitude, address, name } = location;
    return position(latitude, longitude, `${address} ${name}`.trim());
  }
  if (link) return { text: [link.title, link.url].filter(Boolean).join('\n') };
  return unsupported(msgtype);
}

async function withPhoto(
  mediaId: string,
  message: Parameters<typeof takeFile>[2],
  { api, house, fileHost }: Reading,
): Promise<Heard> {
  const token = await api.token();
  const query = new URLSearchParams({ access_token: token ?? '', media_id: mediaId });
  const url = `${fileHost}/cgi-bin/media/get?${query}`;
  const host = new URL(fileHost).host;
  // An error comes as JSON, which is no photo.
  const file =
    token && (await takeFile(house, definition, message, { url, name: '' }, [host]));
  return file ? withFiles({ text: '' }, [file]) : unsupported('image');
}

function eventOf(
  { msgid, send_time }: Entry,
  event: z.infer<typeof Event>,
  account: string,
  house: House,
): Happening {
  const { event_type: type, external_userid: user } = event;
  if (type === 'msg_send_fail') {
    const reason = `fail_type_${event.fail_type ?? 0}`;
    const vendorId = event.fail_msgid ?? '';
    const report = { channelId: CHANNEL, vendorId, state: 'failed', reason } as const;
    return { is: 'report', report };
  }
  if (type === 'user_recall_msg' && user && event.recall_msgid) {
    const key = messageKeyOf(CHANNEL, account, event.recall_msgid);
    const deliveryKey = deliveryKeyOf(CHANNEL, account, msgid);
    const about = { deliveryKey, message: { key, is: 'withdrawn' } } as const;
    const person = personOf(house, CHANNEL, user);
    return { is: 'arrival', arrival: arrivalOf(person, WITHDRAWN, about) };
  }
  if (type !== 'enter_session') return nothing(eventCode(type, event));
  // Only who neither wrote nor was welcomed of late has a code; nobody else may be written to.
  const { welcome_code: code } = event;
  if (!user || !code) return nothing('enter_session');
  const until = (send_time + WELCOME_SECONDS) * 1000;
  if (house.clock.now().getTime() >= until) return nothing('welcome_too_late');
  const address: Address = { user, account, welcome: { code, until } };
  const about = {
    deliveryKey: deliveryKeyOf(CHANNEL, account, msgid),
    address,
    opens: 'event',
    at: new Date(send_time * 1000),
  } as const;
  return {
    is: 'arrival',
    arrival: arrivalOf(personOf(house, CHANNEL, user), OPENED, about),
  };
}

/** Servicers of WeCom's that come and go, take a session or end it. */
function eventCode(type: string, { change_type }: z.infer<typeof Event>): string {
  const known = /^[a-z_]{1,40}$/.test(type) ? type : 'event';
  return change_type === undefined ? known : `${known}_${change_type}`;
}
