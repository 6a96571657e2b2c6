/**
 * WeCom's part. A request is worded as what `sync_msg` gives (`{"msg_list": […]}`); signing it makes
 * the notice that tells of it, and the messages wait in the notice's token, from which the rehearsed
 * server gives them out.
 */
import { z } from 'zod';
import type { Rehearsal, SaidInTest, Shown, WireRequest } from '../rehearsal.ts';
import { encrypt, signatureOf } from '../tencent/crypto.ts';
import { xmlText } from '../tencent/fields.ts';
import { account } from './account.ts';

const ACCOUNT = 'wk0123456789';
const NONCE = '1372623149';
const RANDOM = Buffer.from('rehearsal-random');

const Sent = z.union([
  z.object({ text: z.object({ content: z.string() }) }),
  z.object({
    msgmenu: z.object({
      head_content: z.string(),
      list: z.array(
        z.object({ click: z.object({ id: z.string(), content: z.string() }) }),
      ),
    }),
  }),
]);

function shown(payload: unknown): Shown {
  const sent = Sent.parse(payload);
  if ('text' in sent) return { text: sent.text.content, choices: [] };
  const { head_content: text, list } = sent.msgmenu;
  const choices = list.map(({ click }) => ({ title: click.content, value: click.id }));
  return { text, choices };
}

function request(messages: readonly object[]): WireRequest {
  return {
    method: 'POST',
    path: '/channels/wecom',
    headers: { 'content-type': 'text/xml' },
    body: Buffer.from(JSON.stringify({ msg_list: messages })),
  };
}

const message = (key: string, person = 'p') => ({
  msgid: `msg-${key}`,
  open_kfid: ACCOUNT,
  external_userid: `wm-${person}`,
  origin: 3,
});

const written = ({ key, person, text }: SaidInTest) => ({
  ...message(key, person),
  msgtype: 'text',
  text: { content: text },
});

const Told = z.object({ msg_list: z.array(z.record(z.string(), z.unknown())) });

/** What tells of it; whatever is no list of messages is sent as it is. */
function noticeOf(body: string, seconds: number): string {
  if (!body.startsWith('{"msg_list"')) return body;
  const list = Told.parse(JSON.parse(body)).msg_list;
  const messages = list.map((each) => ({ send_time: seconds, ...each }));
  const waiting = Buffer.from(JSON.stringify({ msg_list: messages }));
  const fields = Object.entries({
    ToUserName: 'ww0123456789abcdef',
    MsgType: 'event',
    Event: 'kf_msg_or_event',
    Token: waiting.toString('base64url'),
    OpenKfId: ACCOUNT,
  }).map(([name, value]) => xmlText(name, value));
  return `<xml>${fields.join('')}<CreateTime>1641981600</CreateTime></xml>`;
}

const Asked = z.object({ open_kfid: z.string(), token: z.string() });
const ALL_WELL = {
  errcode: 0,
  errmsg: 'ok',
  access_token: 'of-the-rehearsal',
  expires_in: 7200,
};

/** What is asked for with a notice's token is what the notice told of. */
function answerTo(body: string): string {
  const asked = Asked.safeParse(body === '' ? null : JSON.parse(body));
  if (!asked.success) return JSON.stringify(ALL_WELL);
  const waiting = Buffer.from(asked.data.token, 'base64url').toString();
  return JSON.stringify({ ...ALL_WELL, next_cursor: 'here', ...JSON.parse(waiting) });
}

export const rehearsal: Rehearsal = {
  settings: (vendor) => ({
    WECOM_TOKEN: 'rehearsaltoken',
    WECOM_AES_KEY: 'rehearsal0123456789abcdefghijklmnopqrstuvwx',
    WECOM_CORP_ID: 'ww0123456789abcdef',
    WECOM_SECRET: 'rehearsal-secret-of-customer-service',
    WECOM_API: vendor,
    WECOM_QUIET_MS: '0',
  }),
  message: async (_channel, said) => request([written(said)]),
  burst: (said) => request(said.map(written)),
  withdraw: ({ key, of, person = 'p' }) =>
    request([
      {
        msgid: `msg-${key}`,
        origin: 4,
        msgtype: 'event',
        event: {
          event_type: 'user_recall_msg',
          open_kfid: ACCOUNT,
          external_userid: `wm-${person}`,
          recall_msgid: `msg-${of}`,
        },
      },
    ]),
  unsupported: (key) =>
    request([{ ...message(key), msgtype: 'voice', voice: { media_id: 'm' } }]),
  tap: ({ value, title, key, person }) =>
    request([
      {
        ...message(key, person),
        msgtype: 'text',
        text: { content: title, menu_id: value },
      },
    ]),
  sign(request, given, now) {
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const [path = '', asked] = request.path.split('?');
    const query = new URLSearchParams(asked);
    const words = request.method === 'GET' ? (query.get('echostr') ?? '') : undefined;
    const told =
      words ?? noticeOf(Buffer.from(request.body).toString(), Number(timestamp));
    const { WECOM_AES_KEY: key, WECOM_CORP_ID: id, WECOM_TOKEN: token } = given;
    const content = encrypt(String(key), told, String(id), RANDOM);
    query.set('timestamp', timestamp);
    query.set('nonce', NONCE);
    query.set('msg_signature', signatureOf(String(token), timestamp, NONCE, content));
    if (words !== undefined) query.set('echostr', content);
    const body = `<xml>${xmlText('ToUserName', String(id))}${xmlText('Encrypt', content)}</xml>`;
    return {
      ...request,
      path: `${path}?${query}`,
      body: Buffer.from(words === undefined ? body : ''),
    };
  },
  coversBody: true,
  shown,
  shownBy: ({ path, body }) =>
    /^\/cgi-bin\/kf\/send_msg(_on_event)?\?/.test(path) ? shown(JSON.parse(body)) : null,
  account,
  accepts: ({ body }) => ({ status: 200, body: answerTo(body) }),
};
