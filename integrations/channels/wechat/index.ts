/**
 * A WeChat Official Account (公众号). What can be said at once goes with the answer to the request
 * and costs nothing; the rest goes as customer-service messages. Set-up: docs/channels/wechat.md.
 */
import type { Channel, ChannelFactory, House } from '../contract.ts';
import type { Payload } from '../sending.ts';
import type { Receive, WebhookAnswer } from '../webhook/request.ts';
import { webhookRoute } from '../webhook/route.ts';
import { definition, MENU_CHOICES } from './definition.ts';
import { checkSender, openEnvelope, SILENCE } from './envelope.ts';
import { happeningsOf } from './incoming.ts';
import { createSender, passiveReply } from './outgoing.ts';
import { type Settings, settings } from './settings.ts';

export const wechat: ChannelFactory = {
  id: definition.id,
  settings,
  configuredBy: 'WECHAT_TOKEN',
  create: (given, house) => createWechat(settings.parse(given), house),
  rehearsal: async () => (await import('./rehearsal.ts')).rehearsal,
  upkeep: async () => (await import('./upkeep.ts')).upkeep,
};

const PATH = '/channels/wechat';
/** WeChat waits five seconds. */
const WAIT_MS = 4_000;

function createWechat(given: Settings, house: House): Channel {
  let closing = false;
  const menus = given.WECHAT_MENUS === 'on';
  const configured = {
    ...definition,
    quietMs: given.WECHAT_QUIET_MS,
    limits: { ...definition.limits, choices: menus ? MENU_CHOICES : 0 },
  };
  const sender = createSender(given, house);

  /** WeChat asks once whether we know the token. */
  const handshake: Receive = (request) => {
    checkSender(request, given);
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    const body = request.query.get('echostr') ?? '';
    return { happenings: [], answer: { status: 200, headers, body } };
  };

  const receive: Receive = (request) => {
    const { fields, seal } = openEnvelope(request, given);
    const happenings = happeningsOf(fields, house);
    // A menu message cannot be carried, and where there are menus, any answer may be one.
    if (menus) return { happenings, answer: SILENCE };
    const to = {
      user: fields.get('FromUserName') ?? '',
      account: fields.get('ToUserName') ?? '',
      at: request.query.get('timestamp') ?? '',
    };
    const answer = ([payload]: readonly Payload[]): WebhookAnswer => {
      const xml = payload && passiveReply(payload, to);
      if (!xml) return SILENCE;
      const headers = { 'content-type': 'application/xml; charset=utf-8' };
      return { status: 200, headers, body: seal(xml) };
    };
    const until = new Date(request.now.getTime() + WAIT_MS);
    return { happenings, answer: SILENCE, slot: { until, messages: 1, answer } };
  };

  const channel = { house, definition: configured, sender, closing: () => closing };
  return {
    definition: configured,
    routes: [
      webhookRoute(channel, 'GET', PATH, handshake),
      webhookRoute(channel, 'POST', PATH, receive),
    ],
    sender,
    async close() {
      closing = true;
    },
  };
}
