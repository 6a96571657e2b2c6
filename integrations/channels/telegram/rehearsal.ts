/** Telegram's part: its updates, and the answers of its API. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Rehearsal, WireRequest } from '../rehearsal.ts';
import { account } from './account.ts';

const Sent = z.object({
  text: z.string(),
  reply_markup: z
    .object({
      inline_keyboard: z.array(
        z.array(z.object({ text: z.string(), callback_data: z.string() })),
      ),
    })
    .optional(),
});

/** Telegram names updates and people by numbers. */
const numberOf = (name: string) => Number.parseInt(hash('sha256', name).slice(0, 10), 16);

function update(key: string, content: Readonly<Record<string, unknown>>): WireRequest {
  return {
    method: 'POST',
    path: '/channels/telegram',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ update_id: numberOf(key), ...content })),
  };
}

function message(person: string, content: Readonly<Record<string, unknown>>, key = '') {
  const id = numberOf(person);
  return {
    message_id: numberOf(key),
    date: 1641981600,
    chat: { id, type: 'private', first_name: 'R' },
    from: { id, is_bot: false, first_name: 'R', language_code: 'zh-hans' },
    ...content,
  };
}

function shown(payload: unknown) {
  const { text, reply_markup } = Sent.parse(payload);
  const choices = (reply_markup?.inline_keyboard.flat() ?? []).map((button) => ({
    title: button.text,
    value: button.callback_data,
  }));
  return { text, choices };
}

export const rehearsal: Rehearsal = {
  settings: (vendor) => ({
    TELEGRAM_TOKEN: '123456789:rehearsal-token-of-the-bot',
    TELEGRAM_SECRET: 'rehearsal-secret-of-telegram',
    TELEGRAM_API: vendor,
    TELEGRAM_QUIET_MS: '0',
  }),
  message: async (_channel, { text, key, person = 'p' }) =>
    update(key, { message: message(person, { text }, key) }),
  edit: ({ text, key, of, person = 'p' }) =>
    update(key, { edited_message: message(person, { text, edit_date: 1641981660 }, of) }),
  unsupported: (key) =>
    update(key, { message: message('p', { sticker: { emoji: '👍' } }, key) }),
  tap: ({ value, title, key, person = 'p' }) =>
    update(key, {
      callback_query: {
        id: `tap-${key}`,
        from: message(person, {}).from,
        message: message(person, {
          text: '…',
          reply_markup: { inline_keyboard: [[{ text: title, callback_data: value }]] },
        }),
        data: value,
      },
    }),
  sign: (request, settings) => ({
    ...request,
    headers: {
      ...request.headers,
      'x-telegram-bot-api-secret-token': String(settings.TELEGRAM_SECRET),
    },
  }),
  coversBody: false,
  shown,
  shownBy: ({ path, body }) =>
    path.endsWith('/sendMessage') ? shown(JSON.parse(body)) : null,
  account,
  accepts: { status: 200, body: '{"ok":true,"result":{"message_id":7}}' },
};
