import { z } from 'zod';
import { definition } from './definition.ts';

const AES_KEY = /^[A-Za-z0-9]{43}$/;

export const settings = z.object({
  WECHAT_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/)
    .meta({
      description:
        'Turns the WeChat Official Account on: the Token (令牌) of its server settings (see ' +
        'docs/channels/wechat.md).',
      expects: '3 to 32 letters and digits',
      example: 'what this prints: openssl rand -hex 16',
      secret: true,
    }),
  WECHAT_APP_ID: z
    .string()
    .regex(/^wx[0-9a-f]{16}$/)
    .meta({
      description: "The account's AppID.",
      expects: 'wx and 16 digits or letters from a to f',
      example: 'wx0123456789abcdef',
    }),
  WECHAT_APP_SECRET: z.string().min(16).meta({
    description: "The account's AppSecret.",
    expects: 'the 32 characters that the console shows',
    example: 'the 32 characters that the console shows',
    secret: true,
  }),
  WECHAT_AES_KEY: z.string().regex(AES_KEY).optional().meta({
    description:
      'EncodingAESKey of the secure or compatible mode. With it, nothing unencrypted is taken.',
    expects: '43 letters and digits',
    example: 'the EncodingAESKey that the console makes',
    secret: true,
  }),
  WECHAT_AES_KEY_BEFORE: z.string().regex(AES_KEY).optional().meta({
    description:
      'The former EncodingAESKey, still taken while WECHAT_AES_KEY is being changed.',
    expects: '43 letters and digits',
    example: 'the EncodingAESKey before',
    secret: true,
  }),
  WECHAT_MENUS: z
    .enum(['off', 'on'])
    .default('off')
    .meta({
      description:
        'Whether choices are sent as menu messages that can be tapped. Only verified service ' +
        'accounts may; otherwise they are numbered.',
      expects: 'on or off',
      example: 'on',
    }),
  WECHAT_TEMPLATE: z
    .string()
    .min(8)
    .optional()
    .meta({
      description:
        'Id of a template message that asks the resident to write again once 48 hours are over. ' +
        'Without it, a person rings them.',
      expects: 'the id of an approved template',
      example: 'the template id that the console shows',
    }),
  WECHAT_TEMPLATE_FIELD: z
    .string()
    .regex(/^\w{1,32}$/)
    .default('thing1')
    .meta({
      description: "Name of the template's field that takes the sentence, of kind thing.",
      expects: 'a name as in the template, like thing1',
      example: 'thing1',
    }),
  WECHAT_API: z
    .url({ protocol: /^https?$/ })
    .default('https://api.weixin.qq.com')
    .meta({
      description: "Address of WeChat's API.",
      expects: 'an address that begins with https://',
      example: 'https://api.weixin.qq.com',
    }),
  WECHAT_QUIET_MS: z.coerce
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
