import { z } from 'zod';
import { definition } from './definition.ts';

export const settings = z.object({
  DIRECTLINE_SECRET: z
    .union([z.literal(''), z.string().regex(/^[\x21-\x7e]{16,}$/)])
    .default('')
    .meta({
      description:
        'Secret of a server that opens conversations for its own users (Direct Line ' +
        'tokens/generate), at least 16 printable ASCII characters without spaces. Empty: only ' +
        'the visitors of our own page get tokens.',
      expects: '16 or more printable ASCII characters without spaces',
      example: 'what this prints: openssl rand -hex 24',
      secret: true,
    }),
  DIRECTLINE_QUIET_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(definition.quietMs)
    .meta({
      description:
        'Milliseconds of silence before the next question of the form is put, so that ' +
        'somebody who writes several short messages is not interrupted.',
      expects: 'a whole number from 0 to 60000',
      example: '1500',
    }),
  DIRECTLINE_ALLOWED_ORIGINS: z
    .string()
    .regex(/^(\*|(https?:\/\/[^\s,/]+)(\s*,\s*https?:\/\/[^\s,/]+)*|)$/)
    .default('*')
    .meta({
      description:
        'Web pages that may talk to this server with a token: * for any, or origins separated ' +
        'by commas (https://city.example.org). Our own pages always may.',
      expects: '* or origins separated by commas',
      example: 'https://city.example.org',
    }),
});

export type Settings = z.output<typeof settings>;
