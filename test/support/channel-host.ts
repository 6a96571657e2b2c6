/** The smallest server that a channel can be mounted on: its routes, and its upgrades. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Channel } from '../../integrations/channels/contract.ts';

export interface ChannelHost {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  close(): Promise<void>;
}

export async function hostChannel(channel: Channel): Promise<ChannelHost> {
  const failures: unknown[] = [];
  const routes = channel.routes.map((route) => ({
    ...route,
    pattern: new RegExp(`^${route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
  }));

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    for (const route of routes) {
      const found = route.pattern.exec(path);
      if (!found || route.method !== request.method) continue;
      const params = Object.fromEntries(
        Object.entries(found.groups ?? {}).map(([key, value]) => [
          key,
          decodeURIComponent(value),
        ]),
      );
      return await route.handle(request, response, params);
    }
    response.statusCode = 404;
    response.end();
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error) => {
      failures.push(error);
      response.destroy();
    });
  });
  server.on('upgrade', (request, socket, head) => {
    if (channel.upgrade?.(request, socket, head)) return;
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    server,
    async close() {
      await channel.close(server);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await closed;
      if (failures.length > 0) throw failures[0];
    },
  };
}
