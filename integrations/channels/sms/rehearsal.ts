/** Twilio's part: its forms, signed over the address that it was given, and its API. */
import { hash } from 'node:crypto';
import type { Rehearsal, Shown, WireRequest } from '../rehearsal.ts';
import { account } from './account.ts';
import { SIGNATURE_HEADER, signatureOf } from './signature.ts';

const OURS = '+15005550006';
const ACCOUNT = `AC${'0'.repeat(32)}`;
const PATH = '/channels/sms';

const digest = (name: string) => hash('sha256', name);
/** Twilio names messages by ids and people by their numbers. */
const sidOf = (key: string) => `SM${digest(key).slice(0, 32)}`;
const phoneOf = (person: string) =>
  `+861${String(Number.parseInt(digest(person).slice(0, 12), 16))
    .slice(0, 10)
    .padEnd(10, '0')}`;

export function posted(
  fields: Readonly<Record<string, string>>,
  path = PATH,
): WireRequest {
  return {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
    body: Buffer.from(new URLSearchParams(fields).toString()),
  };
}

function message(person: string, key: string, rest: Readonly<Record<string, string>>) {
  const sid = sidOf(key);
  return posted({
    ToCountry: 'US',
    SmsMessageSid: sid,
    NumMedia: '0',
    SmsSid: sid,
    SmsStatus: 'received',
    FromCountry: 'CN',
    To: OURS,
    NumSegments: '1',
    MessageSid: sid,
    AccountSid: ACCOUNT,
    From: phoneOf(person),
    ApiVersion: '2010-04-01',
    ...rest,
  });
}

function shown(text: string): Shown {
  return { text, choices: [] };
}

export const rehearsal: Rehearsal = {
  settings: (vendor) => ({
    TWILIO_AUTH_TOKEN: 'a5'.repeat(16),
    TWILIO_ACCOUNT_SID: ACCOUNT,
    TWILIO_FROM: OURS,
    TWILIO_WEBHOOK: `https://help.example.org${PATH}`,
    TWILIO_API: vendor,
    TWILIO_QUIET_MS: '0',
  }),
  message: async (_channel, { text, key, person = 'p' }) =>
    message(person, key, { Body: text }),
  unsupported: (key) =>
    message('p', key, {
      Body: '',
      NumMedia: '1',
      MediaUrl0: 'https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM/Media/ME',
      MediaContentType0: 'text/vcard',
    }),
  sign(request, settings) {
    const form = new URLSearchParams(Buffer.from(request.body).toString());
    const webhook = String(settings.TWILIO_WEBHOOK);
    const url = `${webhook}${request.path.slice(PATH.length)}`;
    const signature = signatureOf(String(settings.TWILIO_AUTH_TOKEN), url, form);
    return { ...request, headers: { ...request.headers, [SIGNATURE_HEADER]: signature } };
  },
  coversBody: true,
  untrusted: async (_channel, signed) => [
    { ...signed, path: `${signed.path}?to=another` },
    { ...signed, path: `${PATH}/status` },
    { ...signed, body: Buffer.concat([signed.body, Buffer.from('&More=1')]) },
  ],
  shown: ({ body }) => shown(String(body)),
  shownBy: ({ body }) => shown(new URLSearchParams(body).get('Body') ?? ''),
  carriedBy: (body) =>
    [...body.matchAll(/<Message [^>]*>([^<]*)<\/Message>/g)].map(([, text = '']) =>
      shown(
        text
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&'),
      ),
    ),
  account,
  accepts: { status: 201, body: '{"sid":"SM7","status":"queued","num_segments":"1"}' },
};
