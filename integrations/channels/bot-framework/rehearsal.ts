/** The service's part: its tokens and their keys, its activities, and the server that takes answers. */
import { createSign, generateKeyPairSync, hash } from 'node:crypto';
import { z } from 'zod';
import type {
  Rehearsal,
  RehearsalSettings,
  Shown,
  VendorRequest,
  WireRequest,
} from '../rehearsal.ts';
import { account } from './account.ts';

const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KID = 'of-the-rehearsal';
const APP = '0a1b2c3d-0000-4000-8000-00000000beef';
/** In its place stands, once it is signed, the server of the settings. */
const SERVICE = 'https://service.invalid/';
const FOREVER = Date.UTC(2100, 0) / 1000;

/** A token as the service makes it; `claims` and `header` take the place of the usual ones. */
export function tokenOf(
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
): string {
  const usual = { iss: 'https://api.botframework.com', aud: APP, nbf: 0, exp: FOREVER };
  const part = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = part({ alg: 'RS256', typ: 'JWT', kid: KID, ...header });
  const body = `${head}.${part({ ...usual, ...claims })}`;
  const signature = createSign('RSA-SHA256')
    .update(body)
    .sign(KEY.privateKey, 'base64url');
  return `${body}.${signature}`;
}

/** The server of the keys, of the bot's tokens, and of its messages. */
function answerOf({ path, headers }: VendorRequest) {
  const json = (status: number, body: object) => ({ status, body: JSON.stringify(body) });
  if (path.endsWith('/openidconfiguration')) {
    const jwks_uri = `http://${headers.host}/v1/.well-known/keys`;
    return json(200, { issuer: 'https://api.botframework.com', jwks_uri });
  }
  if (path.endsWith('/keys')) {
    const key = KEY.publicKey.export({ format: 'jwk' });
    const endorsements = ['msteams', 'webchat', 'slack', 'facebook', 'skype'];
    return json(200, { keys: [{ ...key, kid: KID, use: 'sig', endorsements }] });
  }
  if (path.endsWith('/oauth2/v2.0/token')) {
    return json(200, { access_token: 'token-of-the-rehearsal', expires_in: 3600 });
  }
  return json(201, { id: '7' });
}

export function activity(
  person: string,
  key: string,
  content: Readonly<Record<string, unknown>>,
): WireRequest {
  const body = {
    type: 'message',
    id: key,
    timestamp: '2022-01-12T10:00:00.000Z',
    serviceUrl: SERVICE,
    channelId: 'msteams',
    from: { id: `29:${person}`, name: 'R' },
    recipient: { id: `28:${APP}`, name: 'Huying' },
    conversation: { id: `a:${person}`, conversationType: 'personal', tenantId: 'tenant' },
    locale: 'zh-CN',
    ...content,
  };
  return {
    method: 'POST',
    path: '/api/messages',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: Buffer.from(JSON.stringify(body)),
  };
}

const Button = z.object({
  title: z.string(),
  value: z.union([z.string(), z.object({ choice: z.string() })]),
});
const Sent = z.object({
  text: z.string(),
  suggestedActions: z.object({ actions: z.array(Button) }).optional(),
  attachments: z
    .array(z.object({ content: z.object({ buttons: z.array(Button) }) }))
    .default([]),
});
const Rendered = z.object({
  text: z.string(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })),
});

function shownBy(sent: unknown): Shown {
  const { text, suggestedActions, attachments } = Sent.parse(sent);
  const buttons = [
    ...(suggestedActions?.actions ?? []),
    ...attachments.flatMap(({ content }) => content.buttons),
  ];
  const choices = buttons.map(({ title, value }) => ({
    title,
    value: typeof value === 'string' ? value : value.choice,
  }));
  return { text, choices };
}

/** Where the server of the settings is, in a request that was not yet signed. */
function placed({ body, ...request }: WireRequest, settings: RehearsalSettings) {
  const [service = ''] = String(settings.BOT_FRAMEWORK_SERVICES).split(',');
  const text = Buffer.from(body).toString().replace(SERVICE, `${service}/`);
  return { ...request, body: Buffer.from(text) };
}

/** Each change has its moment. */
function changed(key: string, eventType: string) {
  const after = Number.parseInt(hash('sha256', key).slice(0, 6), 16);
  const timestamp = new Date(Date.parse('2022-01-12T10:00:01.000Z') + after);
  return { timestamp: timestamp.toISOString(), channelData: { eventType } };
}

function serviceIn(body: Uint8Array): string {
  return /"serviceUrl": ?"([^"]+)"/.exec(Buffer.from(body).toString())?.[1] ?? '';
}

export const rehearsal: Rehearsal = {
  settings: (vendor) => ({
    MICROSOFT_APP_ID: APP,
    MICROSOFT_APP_PASSWORD: 'rehearsal-secret-of-the-app',
    BOT_FRAMEWORK_SERVICES: `${vendor},smba.trafficmanager.net,*.botframework.com`,
    BOT_FRAMEWORK_OPENID: `${vendor}/v1/.well-known/openidconfiguration`,
    BOT_FRAMEWORK_LOGIN: vendor,
    BOT_FRAMEWORK_QUIET_MS: '0',
  }),
  message: async (_channel, { text, key, person = 'p' }) =>
    activity(person, key, { text }),
  edit: ({ text, of, key, person = 'p' }) =>
    activity(person, of, { type: 'messageUpdate', ...changed(key, 'editMessage'), text }),
  withdraw: ({ of, key, person = 'p' }) =>
    activity(person, of, { type: 'messageDelete', ...changed(key, 'softDeleteMessage') }),
  unsupported: (key) => {
    const contentType = 'application/vnd.microsoft.card.adaptive';
    return activity('p', key, { attachments: [{ contentType, content: {} }] });
  },
  tap: ({ value, title, key, person = 'p' }) =>
    activity(person, key, { text: title, value: { choice: value } }),
  sign(request, settings) {
    const { headers, ...rest } = placed(request, settings);
    const token = tokenOf({ serviceurl: serviceIn(rest.body) });
    return { ...rest, headers: { ...headers, authorization: `Bearer ${token}` } };
  },
  coversBody: false,
  untrusted: async (_channel, signed) => {
    const text = Buffer.from(signed.body).toString();
    const service = serviceIn(signed.body);
    const to = (other: string) => Buffer.from(text.replace(service, other));
    const elsewhere = 'https://evil.example/';
    const token = tokenOf({ serviceurl: elsewhere });
    const headers = { ...signed.headers, authorization: `Bearer ${token}` };
    return [
      { ...signed, body: to('https://smba.trafficmanager.net/emea/') },
      { ...signed, body: Buffer.from(text.replace('"msteams"', '"AseChannel"')) },
      { ...signed, headers, body: to(elsewhere) },
    ];
  },
  shown(payload) {
    const { text, choices } = Rendered.parse(payload);
    return { text, choices };
  },
  shownBy({ path, body }) {
    if (!path.endsWith('/activities')) return null;
    const sent: unknown = JSON.parse(body);
    return z.object({ type: z.literal('message') }).safeParse(sent).success
      ? shownBy(sent)
      : null;
  },
  account,
  accepts: answerOf,
};
