/**
 * The city's own app, or any program of the city's: signed JSON in, signed JSON out. Its protocol
 * for programmers: docs/channels/city-app.md. The smallest real channel, and the one to copy.
 */
import type { Channel, ChannelFactory, House } from '../contract.ts';
import type { Payload } from '../sending.ts';
import { checkSignature } from '../signature.ts';
import type { Receive, WebhookAnswer } from '../webhook/request.ts';
import { webhookRoute } from '../webhook/route.ts';
import { definition } from './definition.ts';
import { readIncoming } from './incoming.ts';
import { createSender } from './outgoing.ts';
import { type Settings, settings } from './settings.ts';

export const cityApp: ChannelFactory = {
  id: definition.id,
  settings,
  configuredBy: 'CITY_APP_SECRET',
  create: (given, house) => createCityApp(settings.parse(given), house),
  rehearsal: async () => (await import('./rehearsal.ts')).rehearsal,
  upkeep: async () => (await import('./upkeep.ts')).upkeep,
};

/** Milliseconds that an app which waits may be kept waiting. */
const WAIT_MS = 5_000;
/** Messages that one answer carries. */
const CARRIED = 5;

function createCityApp(given: Settings, house: House): Channel {
  let closing = false;
  const secrets = [given.CITY_APP_SECRET, given.CITY_APP_SECRET_BEFORE].filter(
    (secret) => secret !== undefined,
  );
  const configured = { ...definition, quietMs: given.CITY_APP_QUIET_MS };
  const sender = createSender(given, house);
  const reading = { house, fileHosts: [new URL(given.CITY_APP_CALLBACK).host] };
  const receive: Receive = async (request) => {
    checkSignature(request, secrets);
    const { happenings, wait } = await readIncoming(request.body, reading);
    const taken = happenings.length;
    const answer = (messages: readonly Payload[]): WebhookAnswer => ({
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(wait ? { taken, messages } : { taken }),
    });
    if (!wait) return { happenings, answer: answer([]) };
    const until = new Date(request.now.getTime() + WAIT_MS);
    const slot = { until, messages: CARRIED, answer };
    return { happenings, answer: answer([]), slot };
  };
  const channel = { house, definition: configured, sender, closing: () => closing };
  return {
    definition: configured,
    routes: [webhookRoute(channel, 'POST', '/channels/city-app/messages', receive)],
    sender,
    async close() {
      closing = true;
    },
  };
}
