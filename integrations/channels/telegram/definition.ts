/** What a Telegram bot can show (Bot API 10, https://core.telegram.org/bots/api), as data. */
import type { ChannelDefinition } from '../definition.ts';

export const definition: ChannelDefinition = {
  id: 'telegram',
  limits: {
    textLength: 4096,
    textUnit: 'utf16',
    choices: 24,
    choiceLabel: 40,
    choicePayloadBytes: 64,
  },
  quietMs: 1500,
  media: { types: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 20 * 1024 * 1024 },
  reaches: [],
  redelivers: true,
  outgoing: {
    // Whoever pressed start may be written to until they block the bot.
    windows: { message: null, event: null },
    perTurn: 5,
    pace: {
      person: { burst: 5, perMinute: 60 },
      all: { burst: 30, perMinute: 1800 },
    },
    keyed: false,
    showsSpeaker: false,
  },
};
