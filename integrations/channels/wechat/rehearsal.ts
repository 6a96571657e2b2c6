/** WeChat's part: a user who writes, and the API that takes customer-service messages. */
import { z } from 'zod';
import type { Rehearsal, Shown, WireRequest } from '../rehearsal.ts';
import { decrypt, encrypt, signatureOf } from '../tencent/crypto.ts';
import { readFields, xmlText } from '../tencent/fields.ts';
import { account } from './account.ts';

const ACCOUNT = 'gh_0123456789ab';
const NONCE = '415670741';
const RANDOM = Buffer.from('rehearsal-random');

const Sent = z.union([
  z.object({ text: z.object({ content: z.string() }) }),
  z.object({
    msgmenu: z.object({
      head_content: z.string(),
      list: z.array(z.object({ id: z.string(), content: z.string() })),
    }),
  }),
]);

function shown(payload: unknown): Shown {
  const sent = Sent.parse(payload);
  if ('text' in sent) return { text: sent.text.content, choices: [] };
  const { head_content: text, list } = sent.msgmenu;
  return {
    text,
    choices: list.map(({ id, content }) => ({ title: content, value: id })),
  };
}

/** As in the secure mode, before it is encrypted. */
function posted(
  person: string,
  type: string,
  key: string,
  rest: Readonly<Record<string, string>>,
): WireRequest {
  const fields = Object.entries({
    ToUserName: ACCOUNT,
    FromUserName: `open-${person}`,
    MsgType: type,
    ...rest,
  }).map(([name, value]) => xmlText(name, value));
  const numbers = `<CreateTime>1641981600</CreateTime><MsgId>${key}</MsgId>`;
  return {
    method: 'POST',
    path: '/channels/wechat',
    headers: { 'content-type': 'text/xml' },
    body: Buffer.from(`<xml>${fields.join('')}${numbers}</xml>`),
  };
}

export const rehearsal: Rehearsal = {
  settings: (vendor) => ({
    WECHAT_TOKEN: 'rehearsaltoken',
    WECHAT_APP_ID: 'wx0123456789abcdef',
    WECHAT_APP_SECRET: 'rehearsal-secret-of-the-account',
    WECHAT_AES_KEY: 'rehearsal0123456789abcdefghijklmnopqrstuvwx',
    WECHAT_API: vendor,
    WECHAT_QUIET_MS: '0',
  }),
  message: async (_channel, { text, key, person = 'p' }) =>
    posted(person, 'text', key, { Content: text }),
  unsupported: (key) => posted('p', 'voice', key, { MediaId: 'm', Format: 'amr' }),
  tap: ({ value, title, key, person = 'p' }) =>
    posted(person, 'text', key, { Content: title, bizmsgmenuid: value }),
  sign(request, given, now) {
    const token = String(given.WECHAT_TOKEN);
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const query = new URLSearchParams({
      ...Object.fromEntries(new URLSearchParams(request.path.split('?')[1])),
      timestamp,
      nonce: NONCE,
      signature: signatureOf(token, timestamp, NONCE),
    });
    const [path] = request.path.split('?');
    if (request.method === 'GET') return { ...request, path: `${path}?${query}` };
    const appId = String(given.WECHAT_APP_ID);
    const words = Buffer.from(request.body).toString();
    const content = encrypt(String(given.WECHAT_AES_KEY), words, appId, RANDOM);
    query.set('encrypt_type', 'aes');
    query.set('msg_signature', signatureOf(token, timestamp, NONCE, content));
    const body = `<xml>${xmlText('ToUserName', ACCOUNT)}${xmlText('Encrypt', content)}</xml>`;
    return { ...request, path: `${path}?${query}`, body: Buffer.from(body) };
  },
  coversBody: true,
  shown,
  shownBy: ({ path, body }) =>
    path.startsWith('/cgi-bin/message/custom/send') ? shown(JSON.parse(body)) : null,
  carriedBy(body, given) {
    if (body === 'success') return [];
    const key = String(given.WECHAT_AES_KEY);
    const encrypted = readFields(body).get('Encrypt') ?? '';
    const xml = decrypt(key, encrypted, String(given.WECHAT_APP_ID));
    const text = xml && readFields(xml).get('Content');
    return text ? [{ text, choices: [] }] : [];
  },
  account,
  accepts: {
    status: 200,
    body: '{"errcode":0,"errmsg":"ok","access_token":"of-the-rehearsal","expires_in":7200}',
  },
};
