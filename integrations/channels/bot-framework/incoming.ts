/** An activity of the Bot Framework in the house's terms. */
import { z } from 'zod';
import type { ConversationKey } from '../../database/contract.ts';
import type { House, MessageName } from '../contract.ts';
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
import { deliveryKeyOf, messageKeyOf } from '../names.ts';
import { codeOf, type Happening, nothing } from '../webhook/request.ts';
import type { BotActivity } from './activity.ts';
import { definition } from './definition.ts';
import type { TakeFiles } from './files.ts';
import { referenceOf } from './reference.ts';

const { id: CHANNEL, limits } = definition;

/** A conversation is a person's, in one client. */
export function personIn(
  { channelId, conversation }: BotActivity,
  house: Pick<House, 'secret'>,
): ConversationKey {
  return personOf(house, CHANNEL, JSON.stringify([channelId, conversation.id]));
}

export async function happeningsOf(
  activity: BotActivity,
  house: Pick<House, 'secret'>,
  takeFiles: TakeFiles,
): Promise<readonly Happening[]> {
  const { from, recipient, type } = activity;
  // A group hears what people tell of their troubles: nobody is answered there.
  if (isGroup(activity)) return [nothing('group')];
  if (from.role === 'bot' || from.id === recipient.id) return [nothing('bot')];
  const person = personIn(activity, house);
  const arrival = (
    heard: Heard,
    is: MessageName['is'] | null,
    ...more: readonly string[]
  ): Happening => {
    const message = is && nameOf(activity, is);
    const about = {
      deliveryKey: keyOf(activity, more),
      address: referenceOf(activity),
      ...(heard === OPENED && { opens: 'event' as const }),
      ...(message && { message }),
    };
    const { locale } = activity;
    return {
      is: 'arrival',
      arrival: arrivalOf(person, { ...heard, ...(locale && { locale }) }, about),
    };
  };
  const wanted = (stopped: boolean): Happening => ({ is: 'opt_out', person, stopped });
  switch (type) {
    case 'message': {
      const message = { person, deliveryKey: keyOf(activity, []) };
      const files = await takeFiles(activity, message);
      return [arrival(withFiles(heardIn(activity, files.length > 0), files), 'sent')];
    }
    case 'messageUpdate':
      if (eventOf(activity) !== 'editMessage') return [nothing('update')];
      return [
        arrival(heardIn(activity, false), 'edited', type, activity.timestamp ?? ''),
      ];
    case 'messageDelete':
      return [arrival(WITHDRAWN, 'withdrawn', type)];
    case 'conversationUpdate': {
      const isBot = ({ id }: { readonly id: string }) => id === recipient.id;
      if (activity.membersAdded?.some(isBot))
        return [wanted(false), arrival(OPENED, null)];
      if (activity.membersRemoved?.some(isBot)) return [wanted(true)];
      return [nothing('members')];
    }
    case 'installationUpdate':
      // Adding is told by a conversationUpdate too.
      if (activity.action?.startsWith('remove')) return [wanted(true)];
      return [nothing('installed')];
    case 'typing':
      return [];
    default:
      return [nothing(codeOf(type, 'activity'))];
  }
}

function isGroup({ conversation }: BotActivity): boolean {
  const { isGroup: told, conversationType } = conversation;
  return told === true || ['groupChat', 'channel'].includes(conversationType ?? '');
}

/** What is edited or deleted has the id of the message. */
function nameOf(
  { channelId, conversation, id }: BotActivity,
  is: MessageName['is'],
): MessageName | null {
  if (id === undefined) return null;
  return { key: messageKeyOf(CHANNEL, channelId, conversation.id, id), is };
}

function keyOf(activity: BotActivity, more: readonly string[]): string {
  const { channelId, conversation, id, type, timestamp = '' } = activity;
  return deliveryKeyOf(
    CHANNEL,
    channelId,
    conversation.id,
    // Not every client numbers what is no message.
    ...(id === undefined ? [type, timestamp] : [id]),
    ...more,
  );
}

const Choice = z.object({ choice: z.string().min(1) });
const Geo = z.object({
  geo: z.object({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  name: z.string().optional(),
});

function heardIn(activity: BotActivity, withPictures: boolean): Heard {
  const text = withoutMention(activity);
  const choice = Choice.safeParse(activity.value).data?.choice;
  if (choice && Buffer.byteLength(choice) <= limits.choicePayloadBytes)
    return tapped(choice, text);
  for (const entity of activity.entities ?? []) {
    const { data: place } = Geo.safeParse(entity);
    if (!place) continue;
    const { latitude, longitude } = place.geo;
    return position(latitude, longitude, place.name ?? text);
  }
  if (text !== '' || withPictures) return { text };
  return unsupported(activity.attachments?.length ? 'attachment' : 'without_words');
}

const Mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().min(1),
});

/** In Teams whoever writes to a bot may have to name it. */
function withoutMention({ text, entities, recipient }: BotActivity): string {
  let rest = text ?? '';
  for (const entity of entities ?? []) {
    const { data: mention } = Mention.safeParse(entity);
    if (mention?.mentioned.id === recipient.id) rest = rest.replaceAll(mention.text, '');
  }
  return rest.replaceAll('&nbsp;', ' ').trim();
}

const ChannelData = z.object({ eventType: z.string() });

/** Teams says what was changed; others only change words. */
function eventOf({ channelData, channelId }: BotActivity): string {
  const told = ChannelData.safeParse(channelData).data?.eventType;
  return told ?? (channelId === 'msteams' ? '' : 'editMessage');
}
