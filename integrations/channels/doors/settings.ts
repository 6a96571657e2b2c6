import { z } from 'zod';

const SECRET = '16 or more characters, which the other door knows too';
const EXAMPLE = 'what this prints: openssl rand -hex 24';

export const settings = z.object({
  DOORS_SECRET: z.string().min(16).meta({
    description:
      'Turns messages of other doors on (a complaint site, hotline orders): signs them, and what npm run take-in sends (see docs/channels/doors.md).',
    expects: SECRET,
    example: EXAMPLE,
    secret: true,
  }),
  DOORS_SECRET_BEFORE: z.string().min(16).optional().meta({
    description: 'The former secret, still taken while DOORS_SECRET is being changed.',
    expects: SECRET,
    example: EXAMPLE,
    secret: true,
  }),
});

export type Settings = z.output<typeof settings>;
