/** What a WeChat Official Account can show, as data (developers.weixin.qq.com, customer messages). */
import type { ChannelDefinition } from '../definition.ts';

export const definition: ChannelDefinition = {
  id: 'wechat',
  limits: {
    textLength: 2048,
    textUnit: 'bytes',
    // Without menus (see `WECHAT_MENUS`) choices are numbered: that every account can show.
    choices: 0,
    choiceLabel: 20,
    choicePayloadBytes: 64,
  },
  quietMs: 1500,
  media: { types: ['image/jpeg', 'image/png'], maxBytes: 10 * 1024 * 1024 },
  reaches: [],
  // Three times in all, five seconds apart.
  redelivers: true,
  outgoing: {
    windows: {
      message: { seconds: 48 * 3600, messages: 5 },
      // A menu tapped, a code scanned, the account followed.
      event: { seconds: 60, messages: 3 },
    },
    perTurn: 3,
    pace: {
      person: { burst: 5, perMinute: 60 },
      all: { burst: 100, perMinute: 5000 },
    },
    keyed: false,
    showsSpeaker: false,
  },
};

/** Items of a menu message. */
export const MENU_CHOICES = 10;
