import { z } from 'zod';
import { definition } from './definition.ts';

export const settings = z.object({
  DIRECTLINE_SECRET: z
    .union([z.literal(''), z.string().regex(/^[\x21-\x7e]{16,}$/)])
    .default('')
    .describe(
      'Secret of a server that opens conversations for its own users (Direct Line ' +
        'tokens/generate), at least 16 printable ASCII characters without spaces. Empty: only ' +
        'the visitors of our own page get tokens.',
    ),
  DIRECTLINE_QUIET_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(definition.quietMs)
    .describe(
      'Milliseconds of silence before the next question of the form is put, so that ' +
        'somebody who writes several short messages is not interrupted.',
    ),
  DIRECTLINE_ALLOWED_ORIGINS: z
    .string()
    .regex(/^(\*|(https?:\/\/[^\s,/]+)(\s*,\s*https?:\/\/[^\s,/]+)*|)$/)
    .default('*')
    .describe(
      'Web pages that may talk to this server with a token: * for any, or origins separated ' +
        'by commas (https://city.example.org). Our own pages always may.',
    ),
});

export type Settings = z.output<typeof settings>;
