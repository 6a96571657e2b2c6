/** A text message, or what became of one of ours, in the house's terms. */
import { z } from 'zod';
import type { ConversationKey } from '../../database/contract.ts';
import type { House } from '../contract.ts';
import type { ChannelDefinition } from '../definition.ts';
import { arrivalOf, OPENED, personOf, unsupported, withFiles } from '../heard.ts';
import { takeFile } from '../keep-media.ts';
import { deliveryKeyOf } from '../names.ts';
import { type Happening, nothing, WebhookRefusal } from '../webhook/request.ts';
import { basicAuth } from './api.ts';
import { definition } from './definition.ts';
import words from './opt-out.json' with { type: 'json' };
import { PHONE } from './phone.ts';
import type { Settings } from './settings.ts';

const { id: CHANNEL } = definition;
const MOST_FILES = 10;

const Message = z.object({
  MessageSid: z.string().regex(/^\w{2,64}$/),
  From: z.string().min(1),
  To: z.string().min(1),
  Body: z.string().default(''),
  NumMedia: z.coerce.number().int().min(0).max(MOST_FILES).default(0),
  /** Told where the account's own opt-out words are set up. */
  OptOutType: z.string().optional(),
});
type Message = z.infer<typeof Message>;

export interface Incoming {
  readonly happenings: readonly Happening[];
  readonly messageSid: string;
}

/** @throws WebhookRefusal 422 where it is no message of Twilio's. */
export async function readMessage(
  form: URLSearchParams,
  given: Settings,
  house: House,
  configured: ChannelDefinition,
): Promise<Incoming> {
  const read = Message.safeParse(Object.fromEntries(form));
  if (!read.success) throw new WebhookRefusal(422, 'not_a_message');
  const { data: message } = read;
  const { MessageSid: messageSid, From } = message;
  // A short number or a name, as advertisements have: nobody there could be answered.
  if (!PHONE.test(From)) return { messageSid, happenings: [nothing('no_number')] };
  const person = personOf(house, CHANNEL, From);
  const wish = wishOf(message);
  const change = (stopped: boolean): Happening => ({ is: 'opt_out', person, stopped });
  // Twilio answers it, and takes no answer of ours.
  if (wish === 'stop') return { messageSid, happenings: [change(true)] };
  const about = {
    deliveryKey: deliveryKeyOf(CHANNEL, messageSid),
    address: { to: From, from: message.To },
  };
  if (wish === 'start') {
    const opened = arrivalOf(person, OPENED, { ...about, opens: 'event' });
    return {
      messageSid,
      happenings: [change(false), { is: 'arrival', arrival: opened }],
    };
  }
  const files = await filesOf(form, message, person, given, house, configured);
  const text = message.Body;
  const heard =
    text.trim() !== '' || files.length > 0 ? { text } : unsupported('without_words');
  const arrival = arrivalOf(person, withFiles(heard, files), about);
  const happening: Happening = { is: 'arrival', arrival };
  return {
    messageSid,
    happenings: wish === 'answer' ? [change(false), happening] : [happening],
  };
}

/** "HELP" is none of them: whoever writes only that may be in danger. */
function wishOf({ Body, OptOutType }: Message): 'stop' | 'start' | 'answer' | null {
  const told = OptOutType?.toLowerCase();
  if (told === 'stop' || told === 'start') return told;
  const word = Body.trim().toLowerCase();
  if (words.stop.includes(word)) return 'stop';
  if (words.start.includes(word)) return 'start';
  return words.answer.includes(word) ? 'answer' : null;
}

/** Pictures of an MMS; what the house does not take is noted. */
async function filesOf(
  form: URLSearchParams,
  { MessageSid, NumMedia }: Message,
  person: ConversationKey,
  given: Settings,
  house: House,
  configured: ChannelDefinition,
) {
  const trusted = new URL(given.TWILIO_API).host;
  const message = { person, deliveryKey: deliveryKeyOf(CHANNEL, MessageSid) };
  const named = Array.from({ length: NumMedia }, (_, index) => ({
    url: form.get(`MediaUrl${index}`) ?? '',
    type: form.get(`MediaContentType${index}`) ?? '',
  }));
  const taken = await Promise.all(
    named.map(async ({ url, type }) => {
      if (!type.startsWith('image/')) {
        house.note(CHANNEL, 'file_wrong_type');
        return null;
      }
      // The account's secret is for Twilio alone, whatever address is named.
      const own = URL.parse(url)?.host === trusted;
      const file = {
        url,
        name: '',
        ...(own && { headers: { authorization: basicAuth(given) } }),
      };
      return await takeFile(house, configured, message, file, [trusted]);
    }),
  );
  return taken.filter((file) => file !== null);
}

const Status = z.object({
  MessageSid: z.string().min(1),
  MessageStatus: z.string().min(1),
  ErrorCode: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
  To: z.string().default(''),
});

const STATES: Readonly<Record<string, 'delivered' | 'read' | 'failed'>> = {
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
};

const STOPPED = '21610';

/**
 * @param carried the name of a message that an answer of ours carried; null: it was sent.
 * @throws WebhookRefusal 422 where it is no report of Twilio's.
 */
export function readStatus(
  form: URLSearchParams,
  carried: string | null,
  house: Pick<House, 'secret'>,
): readonly Happening[] {
  const read = Status.safeParse(Object.fromEntries(form));
  if (!read.success) throw new WebhookRefusal(422, 'not_a_report');
  const { MessageSid, MessageStatus, ErrorCode, To } = read.data;
  const state = STATES[MessageStatus];
  if (!state) return [nothing('on_its_way')];
  const reason = state === 'failed' && ErrorCode ? { reason: `error_${ErrorCode}` } : {};
  const vendorId = carried ?? MessageSid;
  const report = { channelId: CHANNEL, vendorId, state, ...reason };
  const told: Happening = { is: 'report', report };
  if (ErrorCode !== STOPPED || !PHONE.test(To)) return [told];
  return [told, { is: 'opt_out', person: personOf(house, CHANNEL, To), stopped: true }];
}
