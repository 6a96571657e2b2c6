/** A vendor's server on the loopback: keeps what it was sent, and behaves as told. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface VendorCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Behaviour =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array;
    }
  /** Takes the request and says nothing. */
  | 'hang'
  /** Closes the line when the request is there. */
  | 'cut'
  /** Closes the line in the middle of its answer. */
  | 'half';

export interface FakeVendor {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly calls: readonly VendorCall[];
  /** What the next calls meet; then it accepts again. */
  meet(...behaviours: readonly Behaviour[]): void;
  /** What every call meets from now on. */
  become(behaviour: Behaviour | ((call: VendorCall) => Behaviour)): void;
  close(): Promise<void>;
}

export async function startFakeVendor(
  accepts: Behaviour | ((call: VendorCall) => Behaviour) = { status: 200, body: '{}' },
): Promise<FakeVendor> {
  const calls: VendorCall[] = [];
  const next: Behaviour[] = [];
  let always = accepts;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { method = '', url: path = '', headers } = request;
    const call = { method, path, headers, body };
    calls.push(call);
    behave(
      response,
      next.shift() ?? (typeof always === 'function' ? always(call) : always),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    meet: (...behaviours) => void next.push(...behaviours),
    become(behaviour) {
      always = behaviour;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function behave(response: ServerResponse, behaviour: Behaviour): void {
  if (behaviour === 'hang') return;
  if (behaviour === 'cut') return void response.destroy();
  if (behaviour === 'half') {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"half', () => response.destroy());
    return;
  }
  response.writeHead(behaviour.status, behaviour.headers);
  response.end(behaviour.body);
}
