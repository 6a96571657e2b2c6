/** What Direct Line clients can take, as data. Figures are ours, because we are the server. */
import type { ChannelDefinition } from '../definition.ts';

export const definition: ChannelDefinition = {
  id: 'directline',
  limits: {
    textLength: 4096,
    textUnit: 'characters',
    choices: 100,
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
  outgoing: null,
};
