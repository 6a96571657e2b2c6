/** LINE's part: its events, and the answers of the Messaging API. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Rehearsal, SaidInTest, WireRequest } from '../rehearsal.ts';
import { account } from './account.ts';
import { hearPostback, postbackData } from './postback.ts';
import { SIGNATURE, signatureOf } from './signature.ts';

const Postback = z.object({ data: z.string(), label: z.string() });
const Sent = z.object({
  text: z.string(),
  quickReply: z
    .object({ items: z.array(z.object({ action: Postback })) })
    .default({ items: [] }),
});
const Call = z.object({ messages: z.array(z.unknown()).length(1) });
const Choice = z.object({ choice: z.string() });

function shown(payload: unknown) {
  const { text, quickReply } = Sent.parse(payload);
  const choices = quickReply.items.map(({ action: { data, label: title } }) => {
    const { choice: value } = Choice.parse(hearPostback(data).value);
    return { title, value };
  });
  return { text, choices };
}

function posted(events: readonly unknown[]): WireRequest {
  const body = { destination: 'U8e742f61d673b39c7fff3cecb7536ef0', events };
  return {
    method: 'POST',
    path: '/channels/line-account',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: Buffer.from(JSON.stringify(body)),
  };
}

/** Each can be replied to. */
function event(key: string, person: string, content: object) {
  return {
    webhookEventId: key,
    deliveryContext: { isRedelivery: false },
    mode: 'active',
    timestamp: 1_641_981_600_000,
    source: { type: 'user', userId: `U${person}` },
    replyToken: hash('sha256', key).slice(0, 32),
    ...content,
  };
}

const text = ({ text: words, key, person = 'p' }: SaidInTest) => {
  const message = { id: key, type: 'text', quoteToken: 'q', text: words };
  return event(key, person, { type: 'message', message });
};

export const rehearsal: Rehearsal = {
  settings: (vendor) => ({
    LINE_TOKEN: 'rehearsal-token-of-the-channel',
    LINE_SECRET: '8c570fa6dd201bb328f1c1eac23a96d8',
    LINE_API: vendor,
    LINE_DATA_API: vendor,
    LINE_QUIET_MS: '0',
  }),
  message: async (_channel, said) => posted([text(said)]),
  burst: (said) => posted(said.map(text)),
  withdraw: ({ key, of, person = 'p' }) =>
    posted([event(key, person, { type: 'unsend', unsend: { messageId: of } })]),
  unsupported: (key) => {
    const message = { id: key, type: 'sticker', packageId: '1', stickerId: '2' };
    return posted([event(key, 'p', { type: 'message', message })]);
  },
  tap: ({ value, title, key, person = 'p' }) => {
    const postback = { data: postbackData(value, title) };
    return posted([event(key, person, { type: 'postback', postback })]);
  },
  sign: (request, given) => ({
    ...request,
    headers: {
      ...request.headers,
      [SIGNATURE]: signatureOf(String(given.LINE_SECRET), request.body),
    },
  }),
  coversBody: true,
  shown,
  shownBy: ({ path, body }) =>
    /^\/v2\/bot\/message\/(?:reply|push)$/.test(path)
      ? shown(Call.parse(JSON.parse(body)).messages[0])
      : null,
  account,
  accepts: {
    status: 200,
    body: '{"sentMessages":[{"id":"461230966842064897","quoteToken":"IStG5h1Tz7b"}]}',
  },
};
