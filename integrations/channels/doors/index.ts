/**
 * Messages that came to the city elsewhere: signed JSON in, nothing out. Each goes to a person, with
 * where it came from. For their programmers, and for tables: docs/channels/doors.md.
 */
import type { Channel, ChannelFactory, House } from '../contract.ts';
import { checkSignature } from '../signature.ts';
import type { Receive } from '../webhook/request.ts';
import { webhookRoute } from '../webhook/route.ts';
import { definition } from './definition.ts';
import { happeningsOf } from './incoming.ts';
import { PATH } from './path.ts';
import { type Settings, settings } from './settings.ts';

export const doors: ChannelFactory = {
  id: definition.id,
  settings,
  configuredBy: 'DOORS_SECRET',
  create: (given, house) => createDoors(settings.parse(given), house),
  rehearsal: async () => (await import('./rehearsal.ts')).rehearsal,
  upkeep: async () => (await import('./upkeep.ts')).upkeep,
  table: async () => (await import('./table.ts')).readTable,
};

const MAX_BYTES = 1_000_000;

function createDoors(given: Settings, house: House): Channel {
  let closing = false;
  const secrets = [given.DOORS_SECRET, given.DOORS_SECRET_BEFORE].filter(
    (secret) => secret !== undefined,
  );
  const receive: Receive = (request) => {
    checkSignature(request, secrets);
    const happenings = happeningsOf(request.body, house);
    return {
      happenings,
      answer: {
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ taken: happenings.length }),
      },
    };
  };
  const channel = { house, definition, closing: () => closing };
  return {
    definition,
    routes: [webhookRoute(channel, 'POST', PATH, receive, MAX_BYTES)],
    async close() {
      closing = true;
    },
  };
}
