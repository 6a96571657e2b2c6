/** The vendor's server, played on this machine while a request of its is replayed. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Rehearsal } from '../../../integrations/channels/rehearsal.ts';

/** How long the house has to call. */
const LISTEN_MS = 3_000;

/**
 * Where a channel's settings place its vendor's API on this machine; null: elsewhere, and nobody
 * but the vendor answers there.
 */
export function placeOfVendor(settings: Readonly<Record<string, unknown>>): URL | null {
  const named = Object.entries(settings).find(([key]) => key.endsWith('_API'));
  const url = URL.parse(String(named?.[1] ?? ''));
  return url?.hostname === '127.0.0.1' && url.port !== '' ? url : null;
}

/** Answers as the rehearsal does until the house has had its time. Returns what residents see. */
export async function playVendor(
  { accepts, shownBy }: Rehearsal,
  { port, hostname }: URL,
  meanwhile: () => Promise<string>,
): Promise<string> {
  const shown: string[] = [];
  const server = createServer(async (request, response) => {
    const call = {
      path: request.url ?? '',
      headers: request.headers,
      body: await text(request),
    };
    const answer = typeof accepts === 'function' ? accepts(call) : accepts;
    response.writeHead(answer?.status ?? 200, { connection: 'close' }).end(answer?.body);
    const told = shownBy?.(call);
    if (told)
      shown.push(`→ ${told.text}`, ...told.choices.map(({ title }) => `  [${title}]`));
  }).listen(Number(port), hostname);
  await once(server, 'listening');
  try {
    const answered = await meanwhile();
    await new Promise((resolve) => setTimeout(resolve, LISTEN_MS));
    return [answered, ...shown].join('\n');
  } finally {
    server.close();
  }
}
