/** Meta's part: its notifications, and the answers of the Cloud API. */
import { z } from 'zod';
import type { Rehearsal, SaidInTest, WireRequest } from '../rehearsal.ts';
import { account } from './account.ts';
import { SIGNATURE, signatureOf } from './signature.ts';

const NUMBER = '106540352242922';
/** When everything here was written, in seconds since 1970. */
const WRITTEN = 1_641_981_600;

const Choices = z.union([
  z.object({
    buttons: z
      .array(z.object({ reply: z.object({ id: z.string(), title: z.string() }) }))
      .transform((buttons) => buttons.map(({ reply }) => reply)),
  }),
  z.object({
    sections: z
      .array(z.object({ rows: z.array(z.object({ id: z.string(), title: z.string() })) }))
      .transform((sections) => sections.flatMap(({ rows }) => rows)),
  }),
]);
const Sent = z.union([
  z.object({ text: z.object({ body: z.string() }) }),
  z.object({
    interactive: z.object({ body: z.object({ text: z.string() }), action: Choices }),
  }),
]);

function shown(payload: unknown) {
  const sent = Sent.parse(payload);
  if ('text' in sent) return { text: sent.text.body, choices: [] };
  const { body, action } = sent.interactive;
  const choices = 'buttons' in action ? action.buttons : action.sections;
  return {
    text: body.text,
    choices: choices.map(({ id: value, title }) => ({ title, value })),
  };
}

function notified(messages: readonly unknown[]): WireRequest {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550783881', phone_number_id: NUMBER },
    messages,
  };
  const entry = [{ id: '102290129340398', changes: [{ field: 'messages', value }] }];
  const body = { object: 'whatsapp_business_account', entry };
  return {
    method: 'POST',
    path: '/channels/whatsapp',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
  };
}

/** Of somebody who shows no number. */
const message = (key: string, person: string, content: object) => ({
  from_user_id: `CN.${person}`,
  id: `wamid.${key}`,
  timestamp: String(WRITTEN),
  ...content,
});
const text = ({ text: body, key, person = 'p' }: SaidInTest) =>
  message(key, person, { type: 'text', text: { body } });

/** As if it were written now: the day in which it may be answered begins with it. */
function asOf(now: Date, body: Uint8Array): Buffer {
  const later = Math.floor(now.getTime() / 1000) - WRITTEN;
  const moved = Buffer.from(body)
    .toString('utf8')
    .replace(/"timestamp":"(\d+)"/g, (_all, then) => `"timestamp":"${+then + later}"`);
  return Buffer.from(moved);
}

export const rehearsal: Rehearsal = {
  settings: (vendor) => ({
    WHATSAPP_TOKEN: 'EA-rehearsal-token-of-a-system-user',
    WHATSAPP_NUMBER_ID: NUMBER,
    WHATSAPP_APP_SECRET: '0123456789abcdef0123456789abcdef',
    WHATSAPP_VERIFY_TOKEN: 'rehearsal-verify-token',
    WHATSAPP_API: vendor,
    WHATSAPP_QUIET_MS: '0',
  }),
  message: async (_channel, said) => notified([text(said)]),
  burst: (said) => notified(said.map(text)),
  edit: ({ text: body, key, of, person = 'p' }) =>
    notified([
      message(key, person, {
        type: 'edit',
        edit: {
          original_message_id: `wamid.${of}`,
          message: { type: 'text', text: { body } },
        },
      }),
    ]),
  withdraw: ({ key, of, person = 'p' }) =>
    notified([
      message(key, person, {
        type: 'revoke',
        revoke: { original_message_id: `wamid.${of}` },
      }),
    ]),
  unsupported: (key) =>
    notified([message(key, 'p', { type: 'sticker', sticker: { id: '7' } })]),
  tap: ({ value, title, key, person = 'p' }) => {
    const reply = { id: value, title };
    const interactive = { type: 'button_reply', button_reply: reply };
    return notified([message(key, person, { type: 'interactive', interactive })]);
  },
  sign(request, given, now) {
    if (request.method === 'GET') {
      const [path, query] = request.path.split('?');
      const all = new URLSearchParams(query);
      all.set('hub.verify_token', String(given.WHATSAPP_VERIFY_TOKEN));
      return { ...request, path: `${path}?${all}` };
    }
    const body = asOf(now, request.body);
    const signature = signatureOf(String(given.WHATSAPP_APP_SECRET), body);
    return { ...request, body, headers: { ...request.headers, [SIGNATURE]: signature } };
  },
  coversBody: true,
  shown,
  shownBy: ({ path, body }) =>
    path.endsWith('/messages') ? shown(JSON.parse(body)) : null,
  account,
  accepts: {
    status: 200,
    body: '{"messaging_product":"whatsapp","contacts":[],"messages":[{"id":"wamid.7"}]}',
  },
};
