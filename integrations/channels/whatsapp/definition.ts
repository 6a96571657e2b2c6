/** What WhatsApp's Cloud API can show (developers.facebook.com, Cloud API reference), as data. */
import type { ChannelDefinition } from '../definition.ts';

const DAY = { seconds: 24 * 3600, messages: null };

export const definition: ChannelDefinition = {
  id: 'whatsapp',
  limits: {
    textLength: 4096,
    textUnit: 'utf16',
    textWithChoices: 1024,
    // Up to three are buttons, more a list.
    choices: 10,
    choiceLabel: 20,
    choicePayloadBytes: 200,
  },
  quietMs: 1500,
  media: { types: ['image/jpeg', 'image/png'], maxBytes: 5 * 1024 * 1024 },
  reaches: [],
  // For seven days.
  redelivers: true,
  outgoing: {
    windows: { message: DAY, event: DAY },
    perTurn: 3,
    pace: {
      // One in six seconds, of which one may be ahead with 45.
      person: { burst: 30, perMinute: 10 },
      all: { burst: 80, perMinute: 4800 },
    },
    keyed: false,
    showsSpeaker: false,
  },
};

/** Buttons under a message. */
export const BUTTONS = 3;
