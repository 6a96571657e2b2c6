import { z } from 'zod';
import { definition } from './definition.ts';

export const settings = z.object({
  WHATSAPP_TOKEN: z
    .string()
    .regex(/^[\w|-]{20,512}$/)
    .meta({
      description:
        'Turns WhatsApp on: the access token of a system user (see docs/channels/whatsapp.md).',
      expects: 'the token that Meta shows, which begins with EA',
      example: 'EA-and-what-follows-as-Meta-shows-it',
      secret: true,
    }),
  WHATSAPP_NUMBER_ID: z
    .string()
    .regex(/^\d{5,24}$/)
    .meta({
      description: "The phone number's id, which is not the number.",
      expects: 'the digits that Meta shows as Phone number ID',
      example: '106540352242922',
    }),
  WHATSAPP_APP_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .meta({
      description: "The app's secret, with which Meta signs its requests.",
      expects: '32 digits or letters from a to f',
      example: 'the App secret that Meta shows',
      secret: true,
    }),
  WHATSAPP_VERIFY_TOKEN: z
    .string()
    .regex(/^[\w-]{16,128}$/)
    .meta({
      description: 'What Meta shows once, when the address of the webhook is entered.',
      expects: '16 to 128 letters, digits, _ or -',
      example: 'what this prints: openssl rand -hex 24',
      secret: true,
    }),
  WHATSAPP_TEMPLATE: z
    .string()
    .regex(/^[a-z0-9_]{1,512}$/)
    .optional()
    .meta({
      description:
        'Name of an approved template that asks the resident to write again once 24 hours are ' +
        'over. Without it, a person rings them.',
      expects: 'small letters, digits and _',
      example: 'news_on_your_request',
    }),
  WHATSAPP_TEMPLATE_LANGUAGE: z
    .string()
    .regex(/^[a-z]{2,3}(?:_[A-Z]{2,4})?$/)
    .default('zh_CN')
    .meta({
      description: 'In which language the template was approved.',
      expects: "Meta's code of a language, like zh_CN",
      example: 'zh_CN',
    }),
  WHATSAPP_API: z
    .url({ protocol: /^https?$/ })
    .default('https://graph.facebook.com')
    .meta({
      description: "Address of Meta's Graph API.",
      expects: 'an address that begins with https://',
      example: 'https://graph.facebook.com',
    }),
  WHATSAPP_API_VERSION: z
    .string()
    .regex(/^v\d{1,3}\.\d$/)
    .default('v24.0')
    .meta({
      description: 'Version of the Graph API.',
      expects: 'a version, like v24.0',
      example: 'v24.0',
    }),
  WHATSAPP_QUIET_MS: z.coerce
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
