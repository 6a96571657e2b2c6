/**
 * WeCom customer service (微信客服). Its callback only tells that messages wait; they are fetched,
 * and answered by messages with a key of ours. Set-up: docs/channels/wecom.md.
 */
import type { Channel, ChannelFactory, House } from '../contract.ts';
import { tokenApi } from '../tencent/token-api.ts';
import { webhookRoute } from '../webhook/route.ts';
import { handshake, notices } from './callback.ts';
import { definition } from './definition.ts';
import { wecomMailbox } from './fetching.ts';
import { createSender } from './outgoing.ts';
import { type Settings, settings } from './settings.ts';

export const wecom: ChannelFactory = {
  id: definition.id,
  settings,
  configuredBy: 'WECOM_TOKEN',
  create: (given, house) => createWecom(settings.parse(given), house),
  rehearsal: async () => (await import('./rehearsal.ts')).rehearsal,
  upkeep: async () => (await import('./upkeep.ts')).upkeep,
};

const PATH = '/channels/wecom';

function createWecom(given: Settings, house: House): Channel {
  let closed = false;
  const closing = () => closed;
  const configured = { ...definition, quietMs: given.WECOM_QUIET_MS };
  const secrets = { corpid: given.WECOM_CORP_ID, corpsecret: given.WECOM_SECRET };
  const path = `/cgi-bin/gettoken?${new URLSearchParams(secrets)}`;
  const api = tokenApi({ api: given.WECOM_API, path }, house.clock);
  const sender = createSender(api, house);
  const channel = { house, definition: configured, sender, closing };
  return {
    definition: configured,
    routes: [
      webhookRoute(channel, 'GET', PATH, handshake(given)),
      webhookRoute(channel, 'POST', PATH, notices(given)),
    ],
    sender,
    mailbox: wecomMailbox(api, house, given.WECOM_API, closing),
    async close() {
      closed = true;
    },
  };
}
