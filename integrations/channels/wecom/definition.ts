/** What WeCom customer service can show, as data (developer.work.weixin.qq.com/document/path/94677). */
import type { ChannelDefinition } from '../definition.ts';

export const definition: ChannelDefinition = {
  id: 'wecom',
  limits: {
    textLength: 2048,
    textUnit: 'bytes',
    // What stands above the items of a menu message.
    textWithChoices: 1024,
    choices: 10,
    // Of at most 128 bytes.
    choiceLabel: 20,
    choicePayloadBytes: 64,
  },
  quietMs: 1500,
  media: { types: ['image/jpeg', 'image/png'], maxBytes: 10 * 1024 * 1024 },
  reaches: [],
  // Messages are fetched for all persons together: one who writes too fast holds up nobody.
  redelivers: false,
  outgoing: {
    windows: {
      message: { seconds: 48 * 3600, messages: 5 },
      // Who enters may be welcomed, once.
      event: { seconds: 20, messages: 1 },
    },
    perTurn: 3,
    pace: {
      person: { burst: 5, perMinute: 60 },
      all: { burst: 100, perMinute: 5000 },
    },
    keyed: true,
    showsSpeaker: false,
  },
};

/** Seconds in which a welcome may be said. */
export const WELCOME_SECONDS = 20;
