import { z } from 'zod';
import { definition } from './definition.ts';

const AES_KEY = /^[A-Za-z0-9]{43}$/;

export const settings = z.object({
  WECOM_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/)
    .meta({
      description:
        'Turns WeCom customer service (微信客服) on: the Token of its callback (see ' +
        'docs/channels/wecom.md).',
      expects: '3 to 32 letters and digits',
      example: 'what this prints: openssl rand -hex 16',
      secret: true,
    }),
  WECOM_AES_KEY: z.string().regex(AES_KEY).meta({
    description: 'EncodingAESKey of the callback.',
    expects: '43 letters and digits',
    example: 'the EncodingAESKey that the console makes',
    secret: true,
  }),
  WECOM_AES_KEY_BEFORE: z.string().regex(AES_KEY).optional().meta({
    description:
      'The former EncodingAESKey, still taken while WECOM_AES_KEY is being changed.',
    expects: '43 letters and digits',
    example: 'the EncodingAESKey before',
    secret: true,
  }),
  WECOM_CORP_ID: z
    .string()
    .regex(/^w[wx][0-9a-zA-Z]{10,30}$/)
    .meta({
      description: "The corporation's id (企业ID).",
      expects: 'ww and letters or digits, as the console shows it',
      example: 'ww0123456789abcdef',
    }),
  WECOM_SECRET: z.string().min(16).meta({
    description:
      'Secret of customer service (微信客服 → API), or of the app that may use it.',
    expects: 'the 43 characters that the console shows',
    example: 'the Secret that the console shows',
    secret: true,
  }),
  WECOM_API: z
    .url({ protocol: /^https?$/ })
    .default('https://qyapi.weixin.qq.com')
    .meta({
      description: "Address of WeCom's API.",
      expects: 'an address that begins with https://',
      example: 'https://qyapi.weixin.qq.com',
    }),
  WECOM_QUIET_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(definition.quietMs)
    .meta({
      description: 'Milliseconds of silence before the next question of the form is put.',
      expects: 'a whole number from 0 to 60000',
      example: '1500',
    }),
});

export type Settings = z.output<typeof settings>;
