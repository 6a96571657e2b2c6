/** The app's server, as the contract suite and `npm run replay` need one. */
import { z } from 'zod';
import type { Rehearsal, SaidInTest, WireRequest } from '../rehearsal.ts';
import { signedHeaders } from '../signature.ts';
import { account } from './account.ts';

const PATH = '/channels/city-app/messages';

const Shown = z.object({
  text: z.string(),
  choices: z.array(z.object({ label: z.string(), choice: z.string() })),
});

function posted(messages: readonly unknown[]): WireRequest {
  return {
    method: 'POST',
    path: PATH,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ messages })),
  };
}

const entry = ({ text, key, person = 'u-1' }: SaidInTest) => ({
  id: key,
  user: person,
  kind: 'text',
  text,
});

function shown(payload: unknown) {
  const { text, choices } = Shown.parse(payload);
  return {
    text,
    choices: choices.map(({ label, choice }) => ({ title: label, value: choice })),
  };
}

export const rehearsal: Rehearsal = {
  settings: (vendor) => ({
    CITY_APP_SECRET: 'rehearsal-secret-of-the-app',
    CITY_APP_CALLBACK: `${vendor}/app`,
    CITY_APP_QUIET_MS: '0',
  }),
  message: async (_channel, said) => posted([entry(said)]),
  burst: (said) => posted(said.map(entry)),
  unsupported: (key) => posted([{ id: key, user: 'u-1', kind: 'sticker', pack: 7 }]),
  tap: ({ value, title, key, person = 'u-1' }) =>
    posted([{ id: key, user: person, kind: 'choice', choice: value, label: title }]),
  sign(request, settings, now) {
    const secret = String(settings.CITY_APP_SECRET);
    const headers = { ...request.headers, ...signedHeaders(secret, now, request.body) };
    return { ...request, headers };
  },
  coversBody: true,
  shown,
  shownBy: ({ body }) => shown(JSON.parse(body)),
  account,
  accepts: { status: 200, body: '{}' },
};
