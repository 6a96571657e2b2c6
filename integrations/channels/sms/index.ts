/**
 * Text messages through Twilio. What can be said at once goes with the answer to the request; the
 * rest by the API. The number is the person: it stays in the address. Set-up: docs/channels/sms.md.
 */
import { hash } from 'node:crypto';
import type { Channel, ChannelFactory, House } from '../contract.ts';
import {
  type Receive,
  type WebhookAnswer,
  WebhookRefusal,
  type WebhookRequest,
} from '../webhook/request.ts';
import { webhookRoute } from '../webhook/route.ts';
import { statusUrl } from './api.ts';
import { definition, SEGMENT } from './definition.ts';
import { readMessage, readStatus } from './incoming.ts';
import { createSender, twiml } from './outgoing.ts';
import { type Settings, settings } from './settings.ts';
import { isSigned, SIGNATURE_HEADER } from './signature.ts';

export const sms: ChannelFactory = {
  id: definition.id,
  settings,
  configuredBy: 'TWILIO_AUTH_TOKEN',
  create: (given, house) => createSms(settings.parse(given), house),
  rehearsal: async () => (await import('./rehearsal.ts')).rehearsal,
  upkeep: async () => (await import('./upkeep.ts')).upkeep,
};

const PATH = '/channels/sms';
/** Twilio waits fifteen seconds. */
const WAIT_MS = 8_000;
/** Characters by which reports name a message that an answer carried. */
const NAME_LENGTH = 24;

function createSms(given: Settings, house: House): Channel {
  let closing = false;
  const configured = configuredBy(given);
  const sender = createSender(given, house);
  const tokens = [given.TWILIO_AUTH_TOKEN, given.TWILIO_AUTH_TOKEN_BEFORE].filter(
    (token) => token !== undefined,
  );

  const opened = (request: WebhookRequest, address: string): URLSearchParams => {
    const form = new URLSearchParams(request.body.toString());
    const url = address + request.search;
    const shown = String(request.headers[SIGNATURE_HEADER] ?? '');
    if (!isSigned(shown, tokens, url, form))
      throw new WebhookRefusal(403, 'bad_signature');
    return form;
  };

  const receive: Receive = async (request) => {
    const form = opened(request, given.TWILIO_WEBHOOK);
    const incoming = await readMessage(form, given, house, configured);
    const { happenings, messageSid } = incoming;
    // Letters and digits alone: whoever passes the address on may write others otherwise.
    const vendorIdOf = (index: number) =>
      hash('sha256', `${messageSid} ${index}`).slice(0, NAME_LENGTH);
    const until = new Date(request.now.getTime() + WAIT_MS);
    return {
      happenings,
      answer: said(twiml([], vendorIdOf, given, house)),
      slot: {
        until,
        messages: configured.outgoing?.perTurn ?? 1,
        vendorIdOf,
        answer: (payloads) => said(twiml(payloads, vendorIdOf, given, house)),
      },
    };
  };

  const hearStatus: Receive = (request) => {
    const form = opened(request, statusUrl(given));
    const carried = request.query.get('carried');
    return { happenings: readStatus(form, carried, house), answer: { status: 200 } };
  };

  const channel = { house, definition: configured, sender, closing: () => closing };
  return {
    definition: configured,
    routes: [
      webhookRoute(channel, 'POST', PATH, receive),
      webhookRoute(channel, 'POST', `${PATH}/status`, hearStatus),
    ],
    sender,
    async close() {
      closing = true;
    },
  };
}

function said(body: string): WebhookAnswer {
  return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
}

/** With what the settings say of this number. */
function configuredBy(given: Settings): Channel['definition'] {
  const { limits, outgoing } = definition;
  const textLength = Math.min(given.TWILIO_MOST_SEGMENTS * SEGMENT, MOST_CHARACTERS);
  const perMinute = given.TWILIO_PER_MINUTE;
  return {
    ...definition,
    quietMs: given.TWILIO_QUIET_MS,
    limits: { ...limits, textLength },
    outgoing: outgoing && {
      ...outgoing,
      pace: { ...outgoing.pace, all: { ...outgoing.pace.all, perMinute } },
    },
  };
}

/** Twilio refuses longer ones, whatever the segments. */
const MOST_CHARACTERS = 1600;
