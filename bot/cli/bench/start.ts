/** How fast the server is ready, and what it holds ten seconds later. */
import { setTimeout as wait } from 'node:timers/promises';
import { HuyingServer } from './huying-server.ts';

const REST_MS = 10_000;

export async function measureStart(dataDir: string) {
  const first = await HuyingServer.start(dataDir, false);
  const coldS = first.readyAfterS;
  await wait(REST_MS);
  const coldMB = first.spawned.rssMB();
  await first.spawned.stop();
  const second = await HuyingServer.start(dataDir, false);
  const warmS = second.readyAfterS;
  await wait(REST_MS);
  const warmMB = second.spawned.rssMB();
  await second.spawned.stop();
  return { coldS, warmS, rssMB: Math.max(coldMB, warmMB) };
}
