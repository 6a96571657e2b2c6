/** Messages through LINE: with the resident's reply token while it is valid, else pushed under a key. */
import { z } from 'zod';
import { callVendor, retryAfterOf } from '../call-vendor.ts';
import type { House, Sender } from '../contract.ts';
import { parseJson } from '../parse-json.ts';
import type { Payload, Piece, Recipient, SendResult } from '../sending.ts';
import { postbackData } from './postback.ts';
import { replyTokens } from './reply-tokens.ts';
import type { Settings } from './settings.ts';

const Address = z.object({
  user: z.string(),
  reply: z.object({ token: z.string(), until: z.number() }).optional(),
});

/** One message of a call. */
export function render({ text, choices }: Piece): Payload {
  const items = choices.map(({ title: label, value }) => ({
    type: 'action',
    action: {
      type: 'postback',
      label,
      data: postbackData(value, label),
      displayText: label,
    },
  }));
  return { type: 'text', text, ...(items.length > 0 && { quickReply: { items } }) };
}

export function createSender(given: Settings, house: Pick<House, 'clock'>): Sender {
  const tokens = replyTokens(house.clock);

  async function call(
    path: 'reply' | 'push',
    body: Payload,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<SendResult | 'token_used'> {
    const answer = await callVendor({
      url: `${given.LINE_API}/v2/bot/message/${path}`,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${given.LINE_TOKEN}`,
        ...headers,
      },
      body: JSON.stringify(body),
    });
    if (answer.reached === 'no') return { result: 'retry_later' };
    if (answer.reached === 'perhaps') return { result: 'uncertain' };
    const after = retryAfterOf(answer.headers, house.clock.now());
    return outcomeOf(answer.status, answer.body, after);
  }

  return {
    render,
    async send(payload: Payload, { address, key }: Recipient): Promise<SendResult> {
      const { user: to, reply } = Address.parse(address);
      const messages = [payload];
      if (reply && tokens.take(reply, key)) {
        const replied = await call('reply', { replyToken: reply.token, messages });
        if (replied !== 'token_used') {
          if (replied.result === 'retry_later') tokens.giveBack(reply);
          return replied;
        }
        // Whatever it was used for, this message may not have been shown: rather twice than never.
      }
      const headers = { 'x-line-retry-key': retryKeyOf(key) };
      const pushed = await call('push', { to, messages }, headers);
      return pushed === 'token_used'
        ? { result: 'refused', reason: 'status_400' }
        : pushed;
    },
  };
}

/** The same digits, as LINE wants them: a UUID (of version 4 by its form). */
function retryKeyOf(key: string): string {
  const version = `4${key.slice(13, 16)}`;
  const variant = `8${key.slice(17, 20)}`;
  return [key.slice(0, 8), key.slice(8, 12), version, variant, key.slice(20)].join('-');
}

const Answer = z.object({
  message: z.string().default(''),
  sentMessages: z.array(z.object({ id: z.string() })).default([]),
});

/** The token is wrong, or the account may not: nothing was shown, and somebody must mend it. */
const UNTIL_MENDED_SECONDS = 300;
const TOO_FAST_SECONDS = 10;

function outcomeOf(
  status: number,
  body: string,
  after: number | undefined,
): SendResult | 'token_used' {
  const told = readAnswer(body);
  // 409: LINE has taken a message under this key already.
  if (status === 409 || (status === 200 && told)) {
    const id = told?.sentMessages[0]?.id;
    return { result: 'accepted', ...(id !== undefined && { vendorId: id }) };
  }
  if (status === 400 && /invalid reply token/i.test(told?.message ?? ''))
    return 'token_used';
  if (status === 401 || status === 403)
    return { result: 'retry_later', afterSeconds: UNTIL_MENDED_SECONDS };
  if (status === 429) {
    // The month's messages are sent; a reply to whoever writes again costs none.
    if (/monthly limit/i.test(told?.message ?? '')) return { result: 'window_closed' };
    return { result: 'retry_later', afterSeconds: after ?? TOO_FAST_SECONDS };
  }
  if (status >= 500 || status < 400) return { result: 'uncertain' };
  return { result: 'refused', reason: `status_${status}` };
}

function readAnswer(body: string): z.infer<typeof Answer> | null {
  try {
    return Answer.parse(parseJson(Buffer.from(body)));
  } catch {
    // The status alone tells, then.
    return null;
  }
}
