import { z } from 'zod';
import { definition } from './definition.ts';

export const settings = z.object({
  LINE_TOKEN: z
    .string()
    .regex(/^[\w+/=.-]{20,1000}$/)
    .meta({
      description:
        'Turns LINE on: the long-lived channel access token (see docs/channels/line-account.md).',
      expects: 'the token that the console issues',
      example: 'the-channel-access-token-that-the-console-issues',
      secret: true,
    }),
  LINE_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .meta({
      description: "The channel's secret, with which LINE signs its requests.",
      expects: '32 digits or letters from a to f',
      example: 'the channel secret that the console shows',
      secret: true,
    }),
  LINE_API: z
    .url({ protocol: /^https?$/ })
    .default('https://api.line.me')
    .meta({
      description: "Address of LINE's Messaging API.",
      expects: 'an address that begins with https://',
      example: 'https://api.line.me',
    }),
  LINE_DATA_API: z
    .url({ protocol: /^https?$/ })
    .default('https://api-data.line.me')
    .meta({
      description: 'Address from which LINE gives the photos that residents send.',
      expects: 'an address that begins with https://',
      example: 'https://api-data.line.me',
    }),
  LINE_QUIET_MS: z.coerce
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
