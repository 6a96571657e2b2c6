/** What the city's own app can show, as data. Figures are ours: the app is built to them. */
import type { ChannelDefinition } from '../definition.ts';

export const definition: ChannelDefinition = {
  id: 'city-app',
  limits: {
    textLength: 4000,
    textUnit: 'characters',
    choices: 12,
    choiceLabel: 20,
    choicePayloadBytes: 64,
  },
  quietMs: 1500,
  media: {
    types: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/gif'],
    maxBytes: 10 * 1024 * 1024,
  },
  reaches: [],
  redelivers: true,
  outgoing: {
    windows: { message: null, event: null },
    perTurn: 5,
    pace: {
      person: { burst: 20, perMinute: 120 },
      all: { burst: 200, perMinute: 6000 },
    },
    keyed: true,
    showsSpeaker: true,
  },
};
