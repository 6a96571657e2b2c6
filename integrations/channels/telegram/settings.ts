import { z } from 'zod';
import { definition } from './definition.ts';

const TOKEN = 'the token that @BotFather gives, like 123456:ABC…';
const SECRET = '16 to 256 letters, digits, _ or -';

export const settings = z.object({
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d{3,20}:[\w-]{20,100}$/)
    .meta({
      description:
        'Turns Telegram on: the token of the bot (see docs/channels/telegram.md).',
      expects: TOKEN,
      example: '123456789:what-BotFather-gives-for-the-bot',
      secret: true,
    }),
  TELEGRAM_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/)
    .meta({
      description: 'What Telegram must show with each of its requests.',
      expects: SECRET,
      example: 'what this prints: openssl rand -hex 24',
      secret: true,
    }),
  TELEGRAM_API: z
    .url({ protocol: /^https?$/ })
    .default('https://api.telegram.org')
    .meta({
      description: "Address of Telegram's API, or of one's own API server.",
      expects: 'an address that begins with https://',
      example: 'https://api.telegram.org',
    }),
  TELEGRAM_QUIET_MS: z.coerce
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
