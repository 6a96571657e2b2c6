/**
 * A Telegram bot. Telegram posts one update a request with the secret in a header, and brings it
 * again until it gets 2xx. Set-up: docs/channels/telegram.md.
 */
import type { Channel, ChannelFactory, House } from '../contract.ts';
import { sameText } from '../same-text.ts';
import { type Receive, WebhookRefusal } from '../webhook/request.ts';
import { webhookRoute } from '../webhook/route.ts';
import { definition } from './definition.ts';
import { readIncoming } from './incoming.ts';
import { createSender } from './outgoing.ts';
import { type Settings, settings } from './settings.ts';

export const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

export const telegram: ChannelFactory = {
  id: definition.id,
  settings,
  configuredBy: 'TELEGRAM_TOKEN',
  create: (given, house) => createTelegram(settings.parse(given), house),
  rehearsal: async () => (await import('./rehearsal.ts')).rehearsal,
  upkeep: async () => (await import('./upkeep.ts')).upkeep,
};

function createTelegram(given: Settings, house: House): Channel {
  let closing = false;
  const configured = { ...definition, quietMs: given.TELEGRAM_QUIET_MS };
  const sender = createSender(given);
  const receive: Receive = ({ headers, body }) => {
    const shown = String(headers[SECRET_HEADER] ?? '');
    if (!sameText(shown, given.TELEGRAM_SECRET))
      throw new WebhookRefusal(401, 'bad_secret');
    const { happening, tap } = readIncoming(body, house);
    // The one call that an answer may carry: whether it worked is not told, and does not matter.
    const call = tap && { method: 'answerCallbackQuery', callback_query_id: tap };
    return {
      happenings: [happening],
      answer: {
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(call ?? {}),
      },
    };
  };
  const channel = { house, definition: configured, sender, closing: () => closing };
  return {
    definition: configured,
    routes: [webhookRoute(channel, 'POST', '/channels/telegram', receive)],
    sender,
    async close() {
      closing = true;
    },
  };
}
