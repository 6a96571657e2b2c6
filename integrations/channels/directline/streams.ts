/** Every open socket, by conversation; hints go to those that follow it. */
import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { checkToken } from './access.ts';
import { BASE, originOf } from './address.ts';
import { unavailable } from './answer.ts';
import type { Context } from './context.ts';
import { DirectLineError, forbidden } from './errors.ts';
import type { Feed } from './feed.ts';
import { openFeed } from './feed.ts';
import { readPage, readWatermark } from './history.ts';
import type { Pace } from './limits.ts';
import { SOCKETS_PER_CONVERSATION } from './limits.ts';
import { typingFrame } from './typing.ts';

export interface Streams {
  /** False: not a path of ours. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): Promise<void>;
}

const PATH = new RegExp(`^${BASE}/conversations/([\\w-]+)/stream$`);
/** Bytes of one frame from a client; they send empty ones. */
const MAX_FRAME = 4096;

export function createStreams(context: Context, pace: Pace): Streams {
  const { house } = context;
  const feeds = new Map<string, Set<Feed>>();
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME,
  });
  const unsubscribe = house.events.subscribe('conversation', (conversationId) => {
    for (const feed of feeds.get(conversationId) ?? []) feed.look();
  });
  const unsubscribeTyping = house.events.subscribe('agent_typing', (id) => {
    const [conversationId = ''] = id.split(' ');
    const frame = typingFrame(context.definition.id, conversationId);
    for (const feed of feeds.get(conversationId) ?? []) feed.tell(frame);
  });

  /** @throws DirectLineError */
  function admit(request: IncomingMessage, conversationId: string, url: URL) {
    if (context.closing) throw unavailable();
    const token = url.searchParams.get('t') ?? '';
    const claims = checkToken(context, request, token, 'stream');
    if (claims.conv !== conversationId) {
      throw forbidden('This address belongs to another conversation.');
    }
    const origin = originOf(context, request);
    const page = request.headers.origin;
    const own = page !== undefined && URL.parse(page)?.host === request.headers.host;
    if (page !== undefined && !own && !context.origins.allows(page)) {
      throw forbidden('This page may not connect.');
    }
    if ((feeds.get(conversationId)?.size ?? 0) >= SOCKETS_PER_CONVERSATION) {
      throw new DirectLineError(429, 'Throttled', 'Too many connections.', 30);
    }
    return { after: readWatermark(url.searchParams) ?? 0, origin };
  }

  return {
    upgrade(request, socket, head) {
      const url = URL.parse(request.url ?? '', 'http://localhost');
      const conversationId = url ? PATH.exec(url.pathname)?.[1] : undefined;
      if (!url || conversationId === undefined) return false;
      socket.on('error', () => socket.destroy());
      try {
        const { after, origin } = admit(request, conversationId, url);
        sockets.handleUpgrade(request, socket, head, (client) => {
          const following = feeds.get(conversationId) ?? new Set<Feed>();
          feeds.set(conversationId, following);
          const feed = openFeed(client, after, {
            pace,
            read: (number) => readPage(context, conversationId, number, origin),
            fault: (error) => house.fault('directline.stream', error),
            closed() {
              following.delete(feed);
              if (following.size === 0) feeds.delete(conversationId);
            },
          });
          following.add(feed);
        });
      } catch (error) {
        refuse(socket, error);
        if (!(error instanceof DirectLineError)) house.fault('directline.upgrade', error);
      }
      return true;
    },
    async close() {
      unsubscribe();
      unsubscribeTyping();
      const open = [...feeds.values()].flatMap((following) => [...following]);
      await Promise.all(open.map((feed) => feed.close(1001)));
      sockets.close();
    },
  };
}

function refuse(socket: Duplex, error: unknown): void {
  const status = error instanceof DirectLineError ? error.status : 500;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
