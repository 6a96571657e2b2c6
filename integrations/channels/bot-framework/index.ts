/**
 * A bot of the Azure Bot Service (Teams, Slack, Web Chat of Azure's and others): activities come
 * to /api/messages with a token, answers go to the server that the message names. Set-up:
 * docs/channels/bot-framework.md.
 */
import type { Channel, ChannelFactory, House } from '../contract.ts';
import { createTyping } from '../typing.ts';
import { type Receive, WebhookRefusal } from '../webhook/request.ts';
import { webhookRoute } from '../webhook/route.ts';
import { readActivity } from './activity.ts';
import { agentTyping } from './agent-typing.ts';
import { definition } from './definition.ts';
import { filesBy } from './files.ts';
import { identityCheck } from './identity.ts';
import { happeningsOf, personIn } from './incoming.ts';
import { createSender, dressed } from './outgoing.ts';
import { referenceOf } from './reference.ts';
import { servicesOf } from './services.ts';
import { type Settings, settings } from './settings.ts';
import { tokensOf } from './token.ts';

export const botFramework: ChannelFactory = {
  id: definition.id,
  settings,
  configuredBy: 'MICROSOFT_APP_ID',
  create: (given, house) => createBotFramework(settings.parse(given), house),
  rehearsal: async () => (await import('./rehearsal.ts')).rehearsal,
  upkeep: async () => (await import('./upkeep.ts')).upkeep,
};

const PATH = '/api/messages';
/** As much as the service sends. */
const MAX_BYTES = 256 * 1024;
/** The service waits fifteen seconds. */
const WAIT_MS = 8_000;
/** "Not implemented": so the service hears that an invocation has no answer. */
const UNKNOWN_INVOKE = 501;

function createBotFramework(given: Settings, house: House): Channel {
  let closing = false;
  const configured = { ...definition, quietMs: given.BOT_FRAMEWORK_QUIET_MS };
  const allows = servicesOf(given.BOT_FRAMEWORK_SERVICES);
  const tokens = tokensOf(given, house.clock);
  const wire = { tokens, allows, clock: house.clock };
  const sender = createSender(wire);
  const check = identityCheck(given);
  const takeFiles = filesBy(house, tokens, allows);
  const typing = createTyping(house);
  const agents = agentTyping(house, wire);

  const receive: Receive = async ({ headers, body, now }) => {
    const activity = readActivity(body);
    await check(headers.authorization ?? '', activity);
    if (!allows(activity.serviceUrl)) throw new WebhookRefusal(403, 'unknown_service');
    const reference = referenceOf(activity);
    const { conversationId } = personIn(activity, house);
    agents.heardFrom(conversationId, reference);
    if (activity.type === 'typing') typing.written(conversationId);
    const happenings = await happeningsOf(activity, house, takeFiles);
    const status = activity.type === 'invoke' ? UNKNOWN_INVOKE : 200;
    if (activity.deliveryMode !== 'expectReplies')
      return { happenings, answer: { status } };
    return {
      happenings,
      answer: { status },
      slot: {
        until: new Date(now.getTime() + WAIT_MS),
        messages: configured.outgoing?.perTurn ?? 1,
        answer: (payloads) => ({
          status,
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify({
            activities: payloads.map((payload) => dressed(payload, reference)),
          }),
        }),
      },
    };
  };

  const channel = { house, definition: configured, sender, closing: () => closing };
  return {
    definition: configured,
    routes: [webhookRoute(channel, 'POST', PATH, receive, MAX_BYTES)],
    sender,
    async close() {
      closing = true;
      agents.close();
    },
  };
}
