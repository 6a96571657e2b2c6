/** What residents send, as the activities that the house reads (see `bot/read-message.ts`). */
import type { Activity, ActivityAttachment } from '../activity.ts';
import type { ConversationKey } from '../database/contract.ts';
import type { Arrival, House } from './contract.ts';
import { conversationIdOf } from './names.ts';

/** Fields of a message beside who, where and when; the type where it is none. */
export type Heard = Pick<
  Activity,
  'text' | 'value' | 'channelData' | 'entities' | 'attachments' | 'locale'
> &
  Partial<Pick<Activity, 'type'>>;

/** A tapped choice: its payload, and its label where the vendor tells it. */
export function tapped(value: string, title = ''): Heard {
  return { text: title, value: { choice: value }, channelData: { postBack: true } };
}

/** A shared position, as https://schema.org/Place with geo. */
export function position(latitude: number, longitude: number, name = ''): Heard {
  const geo = { type: 'GeoCoordinates', latitude, longitude };
  return { text: name, entities: [{ type: 'Place', geo }] };
}

/** A kind of message that we cannot read: kept as such, and answered kindly. `kind`: a code. */
export function unsupported(kind: string): Heard {
  return { text: '', channelData: { huying: { unsupported: kind } } };
}

/** They opened the conversation, followed, pressed start: greeted, and nothing is taken for said. */
export const OPENED: Heard = { type: 'conversationUpdate' };

/** They took a message back (`Arrival.message` names it). */
export const WITHDRAWN: Heard = { type: 'messageDelete' };

/** Media that the channel has stored. */
export function withFiles(heard: Heard, files: readonly ActivityAttachment[]): Heard {
  return files.length === 0 ? heard : { ...heard, attachments: files };
}

/** How the house names a person of a channel. */
export function personOf(
  house: Pick<House, 'secret'>,
  channelId: string,
  personKey: string,
): ConversationKey {
  return {
    channelId,
    personKey,
    conversationId: conversationIdOf(house, channelId, personKey),
  };
}

/** A message of a person, with everything the house needs. The vendor's id of them stays out of it. */
export function arrivalOf(
  { conversationId, channelId, personKey }: ConversationKey,
  heard: Heard,
  about: Pick<Arrival, 'deliveryKey' | 'address' | 'opens' | 'at' | 'message' | 'place'>,
): Arrival {
  return {
    conversationId,
    personKey,
    ...about,
    activity: {
      type: 'message',
      channelId,
      conversation: { id: conversationId },
      from: { id: 'resident', role: 'user' },
      ...heard,
    },
  };
}
