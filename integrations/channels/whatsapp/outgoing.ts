/** Messages through the Cloud API: text, buttons, a list, or a template when the day is over. */
import { z } from 'zod';
import { callVendor } from '../call-vendor.ts';
import type { Sender } from '../contract.ts';
import { parseJson } from '../parse-json.ts';
import type { Payload, Piece, Recipient, SendResult } from '../sending.ts';
import { BUTTONS } from './definition.ts';
import { OUTCOMES, TO_MEND, TOO_FAST } from './outcomes.ts';
import type { Settings } from './settings.ts';
import words from './words.json' with { type: 'json' };

const Address = z.object({ phone: z.string().optional(), user: z.string().optional() });

export function render({ text, choices, locale }: Piece): Payload {
  if (choices.length === 0) return { type: 'text', text: { body: text } };
  const action = buttonsOf(choices) ?? listOf(choices, locale);
  return { type: 'interactive', interactive: { ...action, body: { text } } };
}

/** Null: they are too many, or two would read the same, which WhatsApp refuses. */
function buttonsOf(choices: Piece['choices']): Payload | null {
  const titles = new Set(choices.map(({ title }) => title));
  if (choices.length > BUTTONS || titles.size < choices.length) return null;
  const buttons = choices.map(({ title, value }) => ({
    type: 'reply',
    reply: { id: value, title },
  }));
  return { type: 'button', action: { buttons } };
}

function listOf(choices: Piece['choices'], locale: string): Payload {
  const rows = choices.map(({ title, value }) => ({ id: value, title }));
  const button = words[locale.startsWith('en') ? 'en' : 'zh'].open_list;
  return { type: 'list', action: { button, sections: [{ rows }] } };
}

export function createSender(given: Settings): Sender {
  const { WHATSAPP_API: api, WHATSAPP_API_VERSION: version } = given;
  return {
    render,
    async send(payload: Payload, { address }: Recipient): Promise<SendResult> {
      const { phone, user } = Address.parse(address);
      const answer = await callVendor({
        url: `${api}/${version}/${given.WHATSAPP_NUMBER_ID}/messages`,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          authorization: `Bearer ${given.WHATSAPP_TOKEN}`,
        },
        body: JSON.stringify({
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          // Meta wants the number where it is known; a name in its place would reach nobody.
          ...(phone ? { to: phone } : { recipient: user }),
          ...payload,
        }),
      });
      if (answer.reached === 'no') return { result: 'retry_later' };
      if (answer.reached === 'perhaps') return { result: 'uncertain' };
      return outcomeOf(answer.status, answer.body);
    },
    template() {
      const { WHATSAPP_TEMPLATE: name, WHATSAPP_TEMPLATE_LANGUAGE: code } = given;
      if (name === undefined) return null;
      return { type: 'template', template: { name, language: { code } } };
    },
  };
}

const Answer = z.object({
  messages: z.array(z.object({ id: z.string() })).optional(),
  error: z.object({ code: z.int(), is_transient: z.boolean().default(false) }).optional(),
});

function outcomeOf(status: number, body: string): SendResult {
  const told = readAnswer(body);
  const id = told?.messages?.[0]?.id;
  if (status === 200 && id !== undefined) return { result: 'accepted', vendorId: id };
  if (told?.error) {
    const { code, is_transient } = told.error;
    const known = OUTCOMES[code];
    if (known) return known;
    if (is_transient) return { result: 'retry_later' };
    return { result: 'refused', reason: `code_${code}` };
  }
  if (status === 429) return TOO_FAST;
  if (status === 401 || status === 403) return TO_MEND;
  // No answer of Meta's: something stands between, and what it let through nobody knows.
  if (status < 400 || status >= 500) return { result: 'uncertain' };
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
