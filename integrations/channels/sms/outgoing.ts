/** Messages to telephones: by Twilio's API, or carried by the answer to a request (TwiML). */
import { z } from 'zod';
import { callVendor, retryAfterOf, type VendorAnswer } from '../call-vendor.ts';
import type { House, Sender } from '../contract.ts';
import { parseJson } from '../parse-json.ts';
import type { Payload, Piece, Recipient, SendResult } from '../sending.ts';
import { basicAuth, messagesUrl, statusUrl } from './api.ts';
import { definition } from './definition.ts';
import { encoded } from './encoding.ts';
import codes from './errors.json' with { type: 'json' };
import { dialled } from './phone.ts';
import type { Settings } from './settings.ts';

const Address = z.object({ to: z.string(), from: z.string() });
const Text = z.object({ body: z.string(), segments: z.int() });

export function render({ text }: Piece): Payload {
  const { text: body, segments } = encoded(text);
  return { body, segments };
}

/** What it cost, for the log. */
function noteCost(house: Pick<House, 'note'>, segments: number): void {
  house.note(definition.id, `segments_${segments}`);
}

/** The answer to a request that carries messages. Reports on each name it by `nameOf`. */
export function twiml(
  payloads: readonly Payload[],
  nameOf: (index: number) => string,
  given: Settings,
  house: Pick<House, 'note'>,
): string {
  const messages = payloads.map((payload, index) => {
    const { body, segments } = Text.parse(payload);
    noteCost(house, segments);
    const reports = `${statusUrl(given)}?carried=${nameOf(index)}`;
    return `<Message statusCallback="${xml(reports)}">${xml(body)}</Message>`;
  });
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  return `${head}<Response>${messages.join('')}</Response>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Without what XML cannot hold at all. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);
}

export function createSender(
  given: Settings,
  house: Pick<House, 'note' | 'clock'>,
): Sender {
  const { TWILIO_FROM, TWILIO_COUNTRY } = given;
  const service = TWILIO_FROM.startsWith('MG');
  return {
    render,
    addressOf(phone) {
      const to = dialled(phone, TWILIO_COUNTRY);
      return to === null ? null : { to, from: TWILIO_FROM };
    },
    async send(payload: Payload, { address }: Recipient): Promise<SendResult> {
      const { to, from } = Address.parse(address);
      const { body, segments } = Text.parse(payload);
      const answer = await callVendor({
        url: messagesUrl(given),
        headers: {
          'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
          authorization: basicAuth(given),
        },
        body: new URLSearchParams({
          To: to,
          // People are answered from the number that they wrote to.
          ...(service ? { MessagingServiceSid: TWILIO_FROM } : { From: from }),
          Body: body,
          StatusCallback: statusUrl(given),
        }).toString(),
      });
      const sent = outcomeOf(answer, house.clock.now());
      if (sent.result === 'accepted') noteCost(house, segments);
      return sent;
    },
  };
}

const Taken = z.object({ sid: z.string().min(1) });
const Refused = z.object({ code: z.int() });

const Outcome = z.union([
  z.object({ result: z.literal('opted_out') }),
  z.object({ result: z.literal('retry_later'), afterSeconds: z.int().optional() }),
]);
const { about: _, ...TABLE } = codes;
const OUTCOMES = z.record(z.string(), Outcome).parse(TABLE);

function outcomeOf(answer: VendorAnswer, now: Date): SendResult {
  if (answer.reached === 'no') return { result: 'retry_later' };
  if (answer.reached === 'perhaps') return { result: 'uncertain' };
  const { status, headers } = answer;
  const body = readBody(answer.body);
  if (status < 300) {
    // Perhaps something stands between us and Twilio.
    const { data: taken } = Taken.safeParse(body);
    return taken ? { result: 'accepted', vendorId: taken.sid } : { result: 'uncertain' };
  }
  const { data: refused } = Refused.safeParse(body);
  const known = refused && OUTCOMES[refused.code];
  if (known?.result === 'opted_out') return known;
  const after = known?.afterSeconds ?? retryAfterOf(headers, now);
  if (known || status === 429 || status === 503)
    return {
      result: 'retry_later',
      ...(after !== undefined && { afterSeconds: Math.ceil(after) }),
    };
  if (status >= 500) return { result: 'uncertain' };
  return {
    result: 'refused',
    reason: refused ? `error_${refused.code}` : `status_${status}`,
  };
}

function readBody(body: string): unknown {
  try {
    return parseJson(Buffer.from(body));
  } catch {
    // The status alone tells, then.
    return null;
  }
}
