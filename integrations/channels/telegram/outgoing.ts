/** Messages to Telegram: plain text, so that no words of ours can be taken for markup. */
import { z } from 'zod';
import { callVendor } from '../call-vendor.ts';
import type { Sender } from '../contract.ts';
import { parseJson } from '../parse-json.ts';
import type { Payload, Piece, Recipient, SendResult } from '../sending.ts';
import type { Settings } from './settings.ts';

const Address = z.object({ chat: z.int() });

/** Two labels fit side by side on a phone where both are this short. */
const SHORT = 8;
/** With a wrong token nothing was shown; somebody must mend the setting. */
const UNTIL_MENDED_SECONDS = 300;

export function render({ text, choices }: Piece): Payload {
  const buttons = choices.map(({ title, value }) => ({
    text: title,
    callback_data: value,
  }));
  return {
    text,
    link_preview_options: { is_disabled: true },
    ...(buttons.length > 0 && { reply_markup: { inline_keyboard: rows(buttons) } }),
  };
}

function rows<Button extends { readonly text: string }>(
  buttons: readonly Button[],
): readonly (readonly Button[])[] {
  const rows: Button[][] = [];
  for (const button of buttons) {
    const last = rows.at(-1);
    const beside = last?.length === 1 && last[0] && last[0].text.length <= SHORT;
    if (beside && button.text.length <= SHORT) last.push(button);
    else rows.push([button]);
  }
  return rows;
}

/** https://core.telegram.org/bots/api#making-requests */
const Answer = z.object({
  ok: z.boolean(),
  result: z.object({ message_id: z.int() }).optional(),
  parameters: z.object({ retry_after: z.number().optional() }).optional(),
});

export function createSender(given: Settings): Sender {
  return {
    render,
    async send(payload: Payload, { address }: Recipient): Promise<SendResult> {
      const { chat } = Address.parse(address);
      const answer = await callVendor({
        url: `${given.TELEGRAM_API}/bot${given.TELEGRAM_TOKEN}/sendMessage`,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ chat_id: chat, ...payload }),
      });
      if (answer.reached === 'no') return { result: 'retry_later' };
      if (answer.reached === 'perhaps') return { result: 'uncertain' };
      return outcomeOf(answer.status, answer.body);
    },
  };
}

function outcomeOf(status: number, body: string): SendResult {
  const told = readAnswer(body);
  if (status === 200) {
    // What came back is no answer of Telegram's: perhaps something stands between.
    if (!told?.ok) return { result: 'uncertain' };
    const id = told.result?.message_id;
    return { result: 'accepted', ...(id !== undefined && { vendorId: String(id) }) };
  }
  // Blocked by the person, or their account is gone.
  if (status === 403) return { result: 'opted_out' };
  if (status === 401 || status === 404)
    return { result: 'retry_later', afterSeconds: UNTIL_MENDED_SECONDS };
  if (status === 429 || status >= 500) {
    const after = told?.parameters?.retry_after;
    return { result: 'retry_later', ...(after !== undefined && { afterSeconds: after }) };
  }
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
