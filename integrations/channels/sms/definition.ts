/** What a text message can show (twilio.com/docs/messaging), as data. */
import type { ChannelDefinition } from '../definition.ts';

/** UTF-16 units in each part of a long message that is not in the GSM alphabet. */
export const SEGMENT = 67;
export const MOST_SEGMENTS = 10;

export const definition: ChannelDefinition = {
  id: 'sms',
  limits: {
    // Twilio takes 1600; networks tear or refuse what has more segments than this.
    textLength: MOST_SEGMENTS * SEGMENT,
    textUnit: 'utf16',
    choices: 0,
    choiceLabel: 20,
    choicePayloadBytes: 64,
  },
  // Thumbs are slow, and every question costs.
  quietMs: 3000,
  media: {
    types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/heic'],
    maxBytes: 5 * 1024 * 1024,
  },
  reaches: ['phone'],
  redelivers: false,
  outgoing: {
    windows: { message: null, event: null },
    // Networks keep no order between messages, and each costs: what is said together goes together.
    perTurn: 1,
    pace: {
      person: { burst: 5, perMinute: 20 },
      // One a second is what an ordinary number may.
      all: { burst: 10, perMinute: 60 },
    },
    keyed: false,
    showsSpeaker: false,
  },
};
