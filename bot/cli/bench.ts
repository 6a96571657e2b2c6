/**
 * `npm run bench`: what a turn costs, measured in one run beside plain servers on the same machine.
 * Absolute figures move with the machine; the ratios are what to compare. JSON on the last line.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureEcho } from './bench/echo.ts';
import { measureIntakes, measurePolicyTurns } from './bench/huying.ts';
import { measureReading } from './bench/reading.ts';
import { pin } from './bench/spawned.ts';
import { measureStart } from './bench/start.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const round = (value: number, digits = 2) => Number(value.toFixed(digits));

const folder = mkdtempSync(join(tmpdir(), 'huying-bench-'));
// The load runs on the second core, every server on the first.
pin(process.pid, 1);
try {
  const reading = await measureReading();
  say(
    `understand   p50 ${reading.understandP50Ms} ms, p99 ${reading.understandP99Ms} ms`,
  );
  say(`ask          p50 ${reading.askP50Ms} ms, p99 ${reading.askP99Ms} ms`);

  const start = await measureStart(join(folder, 'start'));
  say(
    `start        cold ${start.coldS} s, warm ${start.warmS} s, ${start.rssMB} MB after 10 s`,
  );

  const bare = await measureEcho('bare');
  const own = await measureEcho('own');
  const cloud = await measureEcho('cloud');
  say(
    `bare restify ${round(bare, 0)}/s · own echo ${round(own, 0)}/s · CloudAdapter ${round(cloud, 0)}/s`,
  );

  const policy = await measurePolicyTurns(join(folder, 'policy'));
  say(
    `policy turns ${round(policy.perSecond, 0)}/s, p50 ${policy.p50Ms} ms, p99 ${policy.p99Ms} ms, ` +
      `${policy.verified} answers verified, ${policy.peakMB} MB at the end`,
  );
  const intakes = await measureIntakes(join(folder, 'intakes'));
  say(
    `intakes      ${round(intakes.turnsPerSecond, 0)} turns/s, ${round(intakes.perSecond, 0)} requests filed/s, ` +
      `${intakes.filed} numbers verified, ${intakes.peakMB} MB at the end`,
  );

  say(
    JSON.stringify({
      policyTurnVsCloudEcho: round(policy.perSecond / cloud),
      intakeVsCloudEcho: round(intakes.turnsPerSecond / cloud),
      ownEchoVsBareRestify: round(own / bare),
      cpuMsPerPolicyTurn: round(policy.cpuMs, 3),
      ...reading,
      startColdS: start.coldS,
      startWarmS: start.warmS,
      rssMB: start.rssMB,
      peakRssMB: Math.max(policy.peakMB, intakes.peakMB),
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
