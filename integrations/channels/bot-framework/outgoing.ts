/** Messages to the service, in the form that the client behind it shows. */
import { z } from 'zod';
import type { Clock } from '../../ports.ts';
import { callVendor, retryAfterOf, type VendorAnswer } from '../call-vendor.ts';
import type { Sender } from '../contract.ts';
import { parseJson } from '../parse-json.ts';
import type { Payload, Piece, Recipient, SendResult } from '../sending.ts';
import { clientOf, limitsOf } from './clients.ts';
import codes from './errors.json' with { type: 'json' };
import { Reference } from './reference.ts';
import type { Allows } from './services.ts';
import type { Tokens } from './token.ts';

const Words = z.object({
  text: z.string(),
  locale: z.string(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })),
});

/** Which client it goes to is known when it is sent. */
export function render({ text, choices, locale }: Piece): Payload {
  const named = choices.map(({ title, value }) => ({ title, value }));
  return { text, locale, choices: named };
}

/** With a wrong secret nothing was shown; somebody must mend the setting. */
const UNTIL_MENDED_SECONDS = 300;

/** The activity of a payload for the client that the reference names. */
export function dressed(payload: Payload, reference: Reference) {
  const { text, locale, choices } = Words.parse(payload);
  const { channelId, conversation, user, bot } = reference;
  const { buttons: how, action } = clientOf(channelId);
  const buttons = choices.map(({ title, value }) =>
    action === 'imBack'
      ? { type: action, title, value: title }
      : {
          type: action,
          title,
          text: title,
          displayText: title,
          value: { choice: value },
        },
  );
  const card = {
    contentType: 'application/vnd.microsoft.card.hero',
    content: { buttons },
  };
  const shown = buttons.length > 0 ? how : 'none';
  return {
    type: 'message',
    channelId,
    from: { id: bot },
    recipient: { id: user },
    conversation,
    locale,
    text,
    // No words of ours can be taken for markup.
    textFormat: 'plain',
    inputHint: buttons.length > 0 ? 'expectingInput' : 'acceptingInput',
    ...(shown === 'card' && { attachments: [card] }),
    ...(shown === 'suggested' && { suggestedActions: { to: [user], actions: buttons } }),
  };
}

export interface Wire {
  readonly tokens: Tokens;
  readonly allows: Allows;
  readonly clock: Clock;
}

export function createSender(wire: Wire): Sender {
  return {
    render,
    limitsFor(address) {
      const { data } = Reference.safeParse(address);
      return limitsOf(data?.channelId ?? '');
    },
    async send(payload: Payload, { address }: Recipient): Promise<SendResult> {
      const reference = Reference.parse(address);
      return await post(dressed(payload, reference), reference, wire);
    },
  };
}

/** Adds an activity to a conversation. */
export async function post(
  activity: object,
  { serviceUrl, conversation }: Reference,
  { tokens, allows, clock }: Wire,
): Promise<SendResult> {
  // The list may be shorter than when the conversation began.
  if (!allows(serviceUrl)) return { result: 'refused', reason: 'unknown_service' };
  const token = await tokens.current();
  if (token === null) return { result: 'retry_later' };
  const base = serviceUrl.replace(/\/+$/, '');
  const answer = await callVendor({
    url: `${base}/v3/conversations/${encodeURIComponent(conversation.id)}/activities`,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify(activity),
  });
  if (answer.reached === 'yes' && answer.status === 401) {
    tokens.drop(token);
    return { result: 'retry_later', afterSeconds: UNTIL_MENDED_SECONDS };
  }
  return outcomeOf(answer, clock.now());
}

const Taken = z.object({ id: z.string().min(1) });
const Refused = z.object({ error: z.object({ code: z.string().regex(/^\w{1,64}$/) }) });

/** Of these the service says that they may be sent again. */
const AGAIN: ReadonlySet<number> = new Set([412, 429, 502, 503, 504]);

function outcomeOf(answer: VendorAnswer, now: Date): SendResult {
  if (answer.reached === 'no') return { result: 'retry_later' };
  if (answer.reached === 'perhaps') return { result: 'uncertain' };
  const { status, headers } = answer;
  const body = readBody(answer.body);
  if (status < 300) {
    // Some clients give messages no id; then nothing is told of them either.
    const { data: taken } = Taken.safeParse(body);
    return { result: 'accepted', ...(taken && { vendorId: taken.id }) };
  }
  if (AGAIN.has(status)) {
    const after = retryAfterOf(headers, now);
    return {
      result: 'retry_later',
      ...(after !== undefined && { afterSeconds: Math.ceil(after) }),
    };
  }
  if (status >= 500) return { result: 'uncertain' };
  const code = Refused.safeParse(body).data?.error.code;
  if (code !== undefined && codes.gone.includes(code)) return { result: 'opted_out' };
  return { result: 'refused', reason: `error_${code ?? status}` };
}

function readBody(body: string): unknown {
  try {
    return parseJson(Buffer.from(body));
  } catch {
    // The status alone tells, then.
    return null;
  }
}
