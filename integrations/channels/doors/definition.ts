/** The city's other doors (a complaint site, the hotline's orders): nobody reads what is said there. */
import type { ChannelDefinition } from '../definition.ts';

export const definition: ChannelDefinition = {
  id: 'doors',
  limits: {
    textLength: 8000,
    textUnit: 'characters',
    choices: 0,
    choiceLabel: 20,
    choicePayloadBytes: 64,
  },
  quietMs: 0,
  media: { types: [], maxBytes: 1 },
  reaches: [],
  redelivers: true,
  unread: true,
  outgoing: null,
};
