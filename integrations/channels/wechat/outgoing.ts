/** Messages to WeChat: as customer-service messages, or carried by the answer to a request. */
import { z } from 'zod';
import type { House, Sender } from '../contract.ts';
import type { Payload, Piece, Recipient, SendResult } from '../sending.ts';
import { xmlText } from '../tencent/fields.ts';
import { type Called, tokenApi } from '../tencent/token-api.ts';
import type { Settings } from './settings.ts';
import sentences from './template.json' with { type: 'json' };

const Address = z.object({ user: z.string() });

/** With choices: a menu message, whose items can be tapped. */
export function render({ text, choices }: Piece): Payload {
  if (choices.length === 0) return { msgtype: 'text', text: { content: text } };
  const list = choices.map(({ title, value }) => ({ id: value, content: title }));
  return { msgtype: 'msgmenu', msgmenu: { head_content: text, list } };
}

const Text = z.object({
  msgtype: z.literal('text'),
  text: z.object({ content: z.string() }),
});

/** The passive reply of a text; null: only the API can send it. */
export function passiveReply(
  payload: Payload,
  to: { readonly user: string; readonly account: string; readonly at: string },
): string | null {
  const said = Text.safeParse(payload);
  if (!said.success) return null;
  return (
    `<xml>${xmlText('ToUserName', to.user)}${xmlText('FromUserName', to.account)}` +
    `<CreateTime>${to.at}</CreateTime>${xmlText('MsgType', 'text')}` +
    `${xmlText('Content', said.data.text.content)}</xml>`
  );
}

export function createSender(given: Settings, house: Pick<House, 'clock'>): Sender {
  const api = tokenApi(
    {
      api: given.WECHAT_API,
      // The stable kind: whoever asks gets the same one, and none makes another's void.
      path: '/cgi-bin/stable_token',
      body: {
        grant_type: 'client_credential',
        appid: given.WECHAT_APP_ID,
        secret: given.WECHAT_APP_SECRET,
        force_refresh: false,
      },
    },
    house.clock,
  );
  return {
    render,
    async send(payload: Payload, { address }: Recipient): Promise<SendResult> {
      const { user } = Address.parse(address);
      const path =
        'template_id' in payload
          ? '/cgi-bin/message/template/send'
          : '/cgi-bin/message/custom/send';
      return outcomeOf(await api.call(path, { touser: user, ...payload }));
    },
    template(locale) {
      if (given.WECHAT_TEMPLATE === undefined) return null;
      const value = locale.startsWith('en') ? sentences.en : sentences.zh;
      const data = { [given.WECHAT_TEMPLATE_FIELD]: { value } };
      return { template_id: given.WECHAT_TEMPLATE, data };
    },
  };
}

/** By WeChat's code: what is not named here will not be taken at a second try either. */
const OUTCOMES: Readonly<Record<number, SendResult>> = {
  [-1]: { result: 'retry_later' },
  // A token that cannot be had, a server not on the account's list: somebody must mend it.
  40001: { result: 'retry_later', afterSeconds: 300 },
  40014: { result: 'retry_later', afterSeconds: 300 },
  40164: { result: 'retry_later', afterSeconds: 300 },
  42001: { result: 'retry_later', afterSeconds: 300 },
  43004: { result: 'opted_out' },
  // The day's calls are used up.
  45009: { result: 'retry_later', afterSeconds: 3600 },
  // 48 hours are over, or the messages of the window are sent.
  45015: { result: 'window_closed' },
  45047: { result: 'window_closed' },
};

const Sent = z.object({
  msgid: z.union([z.string(), z.number()]).transform(String).optional().catch(undefined),
});

function outcomeOf(called: Called): SendResult {
  if (called.reached === 'no') return { result: 'retry_later' };
  if (called.reached === 'perhaps') return { result: 'uncertain' };
  const { errcode } = called.answer;
  const { msgid } = Sent.parse(called.answer);
  if (errcode === 0)
    return { result: 'accepted', ...(msgid !== undefined && { vendorId: msgid }) };
  return OUTCOMES[errcode] ?? { result: 'refused', reason: `errcode_${errcode}` };
}
