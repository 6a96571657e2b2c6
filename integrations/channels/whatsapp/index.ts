/**
 * WhatsApp through Meta's Cloud API. Meta posts batches of messages and of what became of ours,
 * signed, and brings them again for seven days. Set-up: docs/channels/whatsapp.md.
 */
import type { Channel, ChannelFactory, House } from '../contract.ts';
import { sameText } from '../same-text.ts';
import { type Receive, WebhookRefusal } from '../webhook/request.ts';
import { webhookRoute } from '../webhook/route.ts';
import { definition } from './definition.ts';
import { filesOf } from './files.ts';
import { readIncoming } from './incoming.ts';
import { createSender } from './outgoing.ts';
import { type Settings, settings } from './settings.ts';
import { checkSignature } from './signature.ts';

export const whatsapp: ChannelFactory = {
  id: definition.id,
  settings,
  configuredBy: 'WHATSAPP_TOKEN',
  create: (given, house) => createWhatsapp(settings.parse(given), house),
  rehearsal: async () => (await import('./rehearsal.ts')).rehearsal,
  upkeep: async () => (await import('./upkeep.ts')).upkeep,
};

const PATH = '/channels/whatsapp';
/** Bytes of a batch. */
const MAX_BYTES = 1_000_000;

function createWhatsapp(given: Settings, house: House): Channel {
  let closing = false;
  const configured = { ...definition, quietMs: given.WHATSAPP_QUIET_MS };
  const sender = createSender(given);
  const reading = {
    house,
    numberId: given.WHATSAPP_NUMBER_ID,
    fileOf: filesOf(given),
    fileHosts: [new URL(given.WHATSAPP_API).host],
  };

  /** Meta asks whether the address is ours when it is entered. */
  const handshake: Receive = ({ query }) => {
    const known = sameText(
      query.get('hub.verify_token') ?? '',
      given.WHATSAPP_VERIFY_TOKEN,
    );
    if (!known || query.get('hub.mode') !== 'subscribe')
      throw new WebhookRefusal(403, 'bad_verify_token');
    const body = query.get('hub.challenge') ?? '';
    return { happenings: [], answer: { status: 200, body } };
  };

  const receive: Receive = async (request) => {
    checkSignature(request, given.WHATSAPP_APP_SECRET);
    const happenings = await readIncoming(request.body, reading);
    return { happenings, answer: { status: 200 } };
  };

  const channel = { house, definition: configured, sender, closing: () => closing };
  return {
    definition: configured,
    routes: [
      webhookRoute(channel, 'GET', PATH, handshake),
      webhookRoute(channel, 'POST', PATH, receive, MAX_BYTES),
    ],
    sender,
    async close() {
      closing = true;
    },
  };
}
