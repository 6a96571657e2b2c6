/** What a LINE Official Account can show (developers.line.biz, Messaging API), as data. */
import type { ChannelDefinition } from '../definition.ts';

export const definition: ChannelDefinition = {
  // Not “line” alone: that word stands for many things.
  id: 'line-account',
  limits: {
    textLength: 5000,
    textUnit: 'utf16',
    choices: 13,
    choiceLabel: 20,
    choicePayloadBytes: 200,
  },
  quietMs: 1500,
  media: { types: ['image/jpeg', 'image/png'], maxBytes: 10 * 1024 * 1024 },
  reaches: [],
  // Where the account's console says so.
  redelivers: true,
  outgoing: {
    // Who follows the account may be written to; a month's messages are bought.
    windows: { message: null, event: null },
    // A reply costs nothing and is one call: what is said together goes with it.
    perTurn: 1,
    pace: {
      person: { burst: 20, perMinute: 120 },
      all: { burst: 500, perMinute: 60_000 },
    },
    keyed: true,
    showsSpeaker: false,
  },
};
