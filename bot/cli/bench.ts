/**
 * `npm run bench`: what a turn costs, measured in one run beside plain servers on the same machine.
 * Absolute figures move with the machine; the ratios are what to compare. JSON on the last line.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureLibrary } from './bench/library.ts';
import { measureReaderCost } from './bench/reader-cost.ts';
import { measureReading } from './bench/reading.ts';
import { pinLoad } from './bench/spawned.ts';
import { measureStart } from './bench/start.ts';
import { measureTurns } from './bench/turns.ts';

const LONGEST_MS = 290_000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const round = (value: number, digits = 2) => Number(value.toFixed(digits));

const folder = mkdtempSync(join(tmpdir(), 'huying-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
// An exit, unlike a signal, ends the servers and takes the folder away.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => process.exit(1));
}
setTimeout(() => {
  process.stderr.write(`The bench did not end within ${LONGEST_MS / 1000} s.\n`);
  process.exit(1);
}, LONGEST_MS).unref();

pinLoad();
const reading = measureReading();
say(`understand   p50 ${reading.understandP50Ms} ms, p99 ${reading.understandP99Ms} ms`);
const cost = measureReaderCost();
say(`the reader   ready in ${cost.readerReadyS} s, adds ${cost.readerMB} MB`);
say(`ask          p50 ${reading.askP50Ms} ms, p99 ${reading.askP99Ms} ms`);
const large = measureLibrary(2_000);
const huge = measureLibrary(50_000);
say(
  `libraries    2,000 articles p50 ${large.p50} ms, p99 ${large.p99} ms, one published in ` +
    `${large.publishMs} ms; 50,000 p50 ${huge.p50} ms, p99 ${huge.p99} ms, ${huge.publishMs} ms`,
);

const start = await measureStart(folder);
say(
  `cold start   ${start.startColdS} s, ${start.coldMB} MB after 10 s (peak ${start.coldPeakMB} MB)`,
);
say(
  `warm start   ${start.startWarmS} s, ${start.warmMB} MB after 10 s (peak ${start.warmPeakMB} MB)`,
);

const turns = await measureTurns(folder);
say(
  `echoes       bare restify ${round(turns.barePerSecond, 0)}/s, own adapter ` +
    `${round(turns.ownPerSecond, 0)}/s, CloudAdapter ${round(turns.cloudPerSecond, 0)}/s`,
);
say(
  `policy turns ${round(turns.policyPerSecond, 0)}/s, p50 ${round(turns.policyP50Ms)} ms, ` +
    `p99 ${round(turns.policyP99Ms)} ms, ${turns.quotesVerified} quotes verified`,
);
say(
  `intakes      ${round(turns.intakePerSecond, 0)} turns/s, ` +
    `${turns.numbersVerified} numbers verified`,
);
say(`under load   peak ${turns.peakRssMB} MB`);

say(
  JSON.stringify({
    policyTurnVsCloudEcho: round(turns.policyTurnVsCloudEcho),
    intakeVsCloudEcho: round(turns.intakeVsCloudEcho),
    ownEchoVsBareRestify: round(turns.ownEchoVsBareRestify),
    cpuMsPerPolicyTurn: round(turns.cpuMsPerPolicyTurn, 3),
    ...reading,
    ...cost,
    askIn2000P50Ms: large.p50,
    askIn2000P99Ms: large.p99,
    askIn50000P99Ms: huge.p99,
    publishIn2000Ms: large.publishMs,
    startColdS: start.startColdS,
    startWarmS: start.startWarmS,
    rssMB: Math.max(start.coldMB, start.warmMB),
    peakRssMB: Math.max(start.coldPeakMB, start.warmPeakMB, turns.peakRssMB),
  }),
);
