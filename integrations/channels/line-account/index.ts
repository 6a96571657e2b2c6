/**
 * A LINE Official Account. LINE posts signed events, each of which brings a token for one free reply;
 * later words are pushed and paid. Set-up: docs/channels/line-account.md.
 */
import type { Channel, ChannelFactory, House } from '../contract.ts';
import type { Receive } from '../webhook/request.ts';
import { webhookRoute } from '../webhook/route.ts';
import { definition } from './definition.ts';
import { readIncoming } from './incoming.ts';
import { createSender } from './outgoing.ts';
import { type Settings, settings } from './settings.ts';
import { checkSignature } from './signature.ts';

export const lineAccount: ChannelFactory = {
  id: definition.id,
  settings,
  configuredBy: 'LINE_TOKEN',
  create: (given, house) => createLineAccount(settings.parse(given), house),
  rehearsal: async () => (await import('./rehearsal.ts')).rehearsal,
  upkeep: async () => (await import('./upkeep.ts')).upkeep,
};

/** Bytes of a request with several events. */
const MAX_BYTES = 500_000;

function createLineAccount(given: Settings, house: House): Channel {
  let closing = false;
  const configured = { ...definition, quietMs: given.LINE_QUIET_MS };
  const sender = createSender(given, house);
  const headers = { authorization: `Bearer ${given.LINE_TOKEN}` };
  const fileOf = (messageId: string) => ({
    url: `${given.LINE_DATA_API}/v2/bot/message/${encodeURIComponent(messageId)}/content`,
    name: '',
    headers,
  });
  const fileHosts = [new URL(given.LINE_DATA_API).host];
  const receive: Receive = async (request) => {
    checkSignature(request, given.LINE_SECRET);
    const reading = { house, now: request.now, fileOf, fileHosts };
    const happenings = await readIncoming(request.body, reading);
    return { happenings, answer: { status: 200 } };
  };
  const channel = { house, definition: configured, sender, closing: () => closing };
  return {
    definition: configured,
    routes: [webhookRoute(channel, 'POST', '/channels/line-account', receive, MAX_BYTES)],
    sender,
    async close() {
      closing = true;
    },
  };
}
