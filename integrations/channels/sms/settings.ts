import { z } from 'zod';
import { definition, MOST_SEGMENTS } from './definition.ts';

const TOKEN = '32 characters 0-9 and a-f';

export const settings = z.object({
  TWILIO_AUTH_TOKEN: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .meta({
      description:
        "Turns text messages on: the account's auth token at Twilio (see docs/channels/sms.md).",
      expects: TOKEN,
      example: '0123456789abcdef0123456789abcdef',
      secret: true,
    }),
  TWILIO_AUTH_TOKEN_BEFORE: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional()
    .meta({
      description:
        'The other auth token, whose signatures are still taken while TWILIO_AUTH_TOKEN is being changed.',
      expects: TOKEN,
      example: '0123456789abcdef0123456789abcdef',
      secret: true,
    }),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/)
    .meta({
      description: 'The account that sends.',
      expects: 'AC and 32 characters 0-9 and a-f',
      example: 'AC0123456789abcdef0123456789abcdef',
    }),
  TWILIO_FROM: z
    .string()
    .regex(/^(?:\+[1-9]\d{6,14}|MG[0-9a-f]{32})$/)
    .meta({
      description:
        'The number that messages come from, or a Messaging Service that chooses one.',
      expects: 'a number like +15005550006, or MG and 32 characters 0-9 and a-f',
      example: '+15005550006',
    }),
  TWILIO_WEBHOOK: z
    .string()
    .regex(/^https?:\/\/[^?#\s]+\/channels\/sms$/)
    .meta({
      description:
        'The address that Twilio was given for incoming messages, to the letter: its signature covers it.',
      expects: 'an address that begins with https:// and ends in /channels/sms',
      example: 'https://help.example.org/channels/sms',
    }),
  TWILIO_COUNTRY: z
    .string()
    .regex(/^\+[1-9]\d{0,2}$/)
    .default('+86')
    .meta({
      description:
        'The country of numbers that are written without one (those of the duty roster).',
      expects: 'a country code like +86',
      example: '+86',
    }),
  TWILIO_MOST_SEGMENTS: z.coerce
    .number()
    .int()
    .min(1)
    .max(23)
    .default(MOST_SEGMENTS)
    .meta({
      description:
        'Segments of a message at most: each holds 67 Chinese characters and is paid for. Longer texts become several messages.',
      expects: 'a whole number from 1 to 23',
      example: '10',
    }),
  TWILIO_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .max(60_000)
    .default(definition.outgoing?.pace.all.perMinute ?? 60)
    .meta({
      description:
        'Messages a minute that the number may send: 60 for an ordinary one, more for toll-free and short ones.',
      expects: 'a whole number from 1 to 60000',
      example: '60',
    }),
  TWILIO_QUIET_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(definition.quietMs)
    .meta({
      description: 'Milliseconds of silence before the next question of the form is put.',
      expects: 'a whole number from 0 to 60000',
      example: '3000',
    }),
  TWILIO_API: z
    .url({ protocol: /^https?$/ })
    .default('https://api.twilio.com')
    .meta({
      description: "Address of Twilio's API.",
      expects: 'an address that begins with https://',
      example: 'https://api.twilio.com',
    }),
});

export type Settings = z.output<typeof settings>;
