/** A line to a server that can be cut: every connection over it breaks, and new ones are made. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Line {
  /** Where it begins: `http://127.0.0.1:port` */
  readonly url: string;
  /** Ends all connections at once, with no goodbye. */
  cut(): void;
  close(): Promise<void>;
}

/** @param url of the server that it leads to, on this machine. */
export async function openLine(url: string): Promise<Line> {
  const port = Number(new URL(url).port);
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        ends.delete(end);
        other.destroy();
      });
      end.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const end of ends) end.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    async close() {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}
