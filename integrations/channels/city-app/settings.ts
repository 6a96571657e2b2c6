import { z } from 'zod';
import { definition } from './definition.ts';

const SECRET = '16 or more characters, which the app knows too';
const EXAMPLE = 'what this prints: openssl rand -hex 24';

export const settings = z.object({
  CITY_APP_SECRET: z
    .string()
    .min(16)
    .meta({
      description:
        "Turns the channel of the city's own app on: signs its requests and ours (see " +
        'docs/channels/city-app.md).',
      expects: SECRET,
      example: EXAMPLE,
      secret: true,
    }),
  CITY_APP_SECRET_BEFORE: z.string().min(16).optional().meta({
    description:
      "The app's former secret, still taken while CITY_APP_SECRET is being changed.",
    expects: SECRET,
    example: EXAMPLE,
    secret: true,
  }),
  CITY_APP_CALLBACK: z.url({ protocol: /^https?$/ }).meta({
    description: "Address of the app's server that is sent every message for a resident.",
    expects: 'an address that begins with https://',
    example: 'https://app.city.example.org/huying',
  }),
  CITY_APP_QUIET_MS: z.coerce
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
