/** What bots of the Azure Bot Service can show, as data: as Teams does, else see `clients.json`. */
import type { ChannelDefinition } from '../definition.ts';
import { limitsOf } from './clients.ts';

export const definition: ChannelDefinition = {
  id: 'bot-framework',
  limits: limitsOf('msteams'),
  quietMs: 1500,
  media: {
    types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/heic'],
    maxBytes: 10 * 1024 * 1024,
  },
  reaches: [],
  // The service tells its client that the bot did not answer, and the client may write again.
  redelivers: false,
  outgoing: {
    // A conversation is written to as long as the bot is in it.
    windows: { message: null, event: null },
    perTurn: 3,
    pace: {
      // Teams: 7 a second, 60 in half a minute; 50 a second for the whole bot.
      person: { burst: 7, perMinute: 110 },
      all: { burst: 50, perMinute: 3000 },
    },
    keyed: false,
    showsSpeaker: false,
  },
};
