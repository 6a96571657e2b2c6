/** How fast the server is ready, and what it holds ten seconds later. */
import { setTimeout as wait } from 'node:timers/promises';
import { HuyingServer } from './huying-server.ts';

const REST_MS = 10_000;

export async function measureStart(dataDir: string) {
  const cold = await startOnce(dataDir);
  const warm = await startOnce(dataDir);
  return {
    startColdS: cold.readyAfterS,
    startWarmS: warm.readyAfterS,
    coldMB: cold.restMB,
    warmMB: warm.restMB,
    coldPeakMB: cold.peakMB,
    warmPeakMB: warm.peakMB,
  };
}

/** On all cores, as anybody starts it. */
async function startOnce(dataDir: string) {
  const { spawned, readyAfterS } = await HuyingServer.start(dataDir, false);
  try {
    await wait(REST_MS);
    return { readyAfterS, restMB: spawned.rssMB(), peakMB: spawned.peakMB() };
  } finally {
    await spawned.stop();
  }
}
