/**
 * Direct Line 3.0 as its server: web pages and apps speak to us with Microsoft's open client.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference
 */
import type { Channel, ChannelFactory, House } from '../contract.ts';
import { createTyping } from '../typing.ts';
import { accessToken, isOurs } from './access.ts';
import { BASE } from './address.ts';
import { mount, preflight } from './answer.ts';
import type { Context } from './context.ts';
import { createConversationIds } from './conversation-ids.ts';
import { createOrigins } from './cors.ts';
import { definition } from './definition.ts';
import type { Pace } from './limits.ts';
import { PACE } from './limits.ts';
import { listActivities, postActivity } from './routes/activities.ts';
import { resumeConversation, startConversation } from './routes/conversations.ts';
import { readMedia } from './routes/media.ts';
import { getSessionId } from './routes/session.ts';
import { generateToken, refreshToken } from './routes/tokens.ts';
import { upload } from './routes/upload.ts';
import type { Settings } from './settings.ts';
import { settings } from './settings.ts';
import { createStreams } from './streams.ts';
import { createTokens } from './tokens.ts';
import { createUploads } from './uploads.ts';

export const directLine: ChannelFactory = {
  id: definition.id,
  settings,
  configuredBy: null,
  rehearsal: async () => (await import('./rehearsal.ts')).rehearsal,
  upkeep: async () => (await import('./upkeep.ts')).upkeep,
  create: (given, house) => createDirectLine(settings.parse(given), house),
};

/** @param pace how often sockets look for news; tests make it short. */
export function createDirectLine(
  given: Settings,
  house: House,
  pace: Pace = PACE,
): Channel {
  const context: Context = {
    house,
    definition: { ...definition, quietMs: given.DIRECTLINE_QUIET_MS },
    tokens: createTokens(house.secret('directline.tokens')),
    conversationIds: createConversationIds(
      house.secret('directline.conversations'),
      house.ids,
    ),
    origins: createOrigins(given.DIRECTLINE_ALLOWED_ORIGINS),
    uploads: createUploads(house),
    typing: createTyping(house),
    secret: given.DIRECTLINE_SECRET || null,
    closing: false,
  };
  const streams = createStreams(context, pace);
  const conversation = `${BASE}/conversations/:id`;
  const routes = [
    mount(context, 'POST', `${BASE}/tokens/generate`, generateToken),
    mount(context, 'POST', `${BASE}/tokens/refresh`, refreshToken),
    mount(context, 'POST', `${BASE}/conversations`, startConversation),
    mount(context, 'GET', conversation, resumeConversation),
    mount(context, 'GET', `${conversation}/activities`, listActivities),
    { ...mount(context, 'POST', `${conversation}/activities`, postActivity), busy: true },
    mount(context, 'POST', `${conversation}/upload`, upload),
    mount(context, 'GET', `${conversation}/media/:mediaId`, readMedia),
    mount(context, 'GET', `${BASE}/session/getsessionid`, getSessionId),
  ];
  const paths = new Set(routes.map((route) => route.path));
  return {
    definition: context.definition,
    routes: [...routes, ...[...paths].map((path) => preflight(context, path))],
    upgrade: streams.upgrade,
    async openVisitor(known) {
      const conversationId =
        known !== null && (await isOurs(context, known))
          ? known
          : context.conversationIds.mint();
      return accessToken(context, { conversationId, user: null, origins: [] });
    },
    async close() {
      context.closing = true;
      await streams.close();
    },
  };
}
