/**
 * Whole turns of the real server beside the plain servers. Other work on the machine disturbs
 * every figure, so each round measures all of them one after the other, the reference before and
 * after ours, and what counts is the median round.
 */
import { startEcho } from './echo.ts';
import { intakeLane, policyLane } from './huying.ts';
import { HuyingServer } from './huying-server.ts';

const ROUNDS = 12;
const ECHO_SECONDS = 0.4;
const REFERENCE_SECONDS = 0.8;
const TURNS_SECONDS = 1.5;
/** Compilers need so long until the speed stands. */
const ECHO_WARM_UP_SECONDS = 2;
const TURNS_WARM_UP_SECONDS = 12;

interface Round {
  readonly barePerSecond: number;
  readonly ownPerSecond: number;
  readonly cloudPerSecond: number;
  readonly policyPerSecond: number;
  readonly policyP50Ms: number;
  readonly policyP99Ms: number;
  readonly cpuMsPerPolicyTurn: number;
  readonly intakePerSecond: number;
  readonly policyTurnVsCloudEcho: number;
  readonly intakeVsCloudEcho: number;
  readonly ownEchoVsBareRestify: number;
}

export type Turns = Round & {
  readonly quotesVerified: number;
  readonly numbersVerified: number;
  readonly peakRssMB: number;
};

/** `dataDir` may hold a database or not. Each figure is the median of the rounds. */
export async function measureTurns(dataDir: string): Promise<Turns> {
  const opened: (() => Promise<void>)[] = [];
  const echo = async (kind: 'bare' | 'own' | 'cloud') => {
    const server = await startEcho(kind);
    opened.push(() => server.stop());
    await server.run(ECHO_WARM_UP_SECONDS);
    return server;
  };
  try {
    const bare = await echo('bare');
    const own = await echo('own');
    const cloud = await echo('cloud');
    const server = await HuyingServer.start(dataDir);
    opened.push(() => server.spawned.stop());
    const policy = await policyLane(server);
    const intake = await intakeLane(server);
    await policy.run(TURNS_WARM_UP_SECONDS);
    await intake.run(TURNS_WARM_UP_SECONDS);

    const rounds: Round[] = [];
    for (let i = 0; i < ROUNDS; i += 1) {
      const { perSecond: barePerSecond } = await bare.run(ECHO_SECONDS);
      const { perSecond: ownPerSecond } = await own.run(ECHO_SECONDS);
      const before = await cloud.run(REFERENCE_SECONDS);
      const cpuBefore = server.spawned.cpuMs();
      const policyTurns = await policy.run(TURNS_SECONDS);
      const cpuMs = server.spawned.cpuMs() - cpuBefore;
      const between = await cloud.run(REFERENCE_SECONDS);
      const intakeTurns = await intake.run(TURNS_SECONDS);
      const after = await cloud.run(REFERENCE_SECONDS);
      const mean = (a: number, b: number) => (a + b) / 2;
      rounds.push({
        barePerSecond,
        ownPerSecond,
        cloudPerSecond: between.perSecond,
        policyPerSecond: policyTurns.perSecond,
        policyP50Ms: policyTurns.p50Ms,
        policyP99Ms: policyTurns.p99Ms,
        cpuMsPerPolicyTurn: cpuMs / policyTurns.requests,
        intakePerSecond: intakeTurns.perSecond,
        policyTurnVsCloudEcho:
          policyTurns.perSecond / mean(before.perSecond, between.perSecond),
        intakeVsCloudEcho:
          intakeTurns.perSecond / mean(between.perSecond, after.perSecond),
        ownEchoVsBareRestify: ownPerSecond / barePerSecond,
      });
    }
    const peakRssMB = server.spawned.peakMB();
    return {
      ...medianRound(rounds),
      quotesVerified: await policy.verify(),
      numbersVerified: await intake.verify(),
      peakRssMB,
    };
  } finally {
    for (const close of opened.reverse()) await close();
  }
}

function medianRound(rounds: readonly Round[]): Round {
  const median = (figure: keyof Round) => {
    const values = rounds.map((round) => round[figure]).sort((a, b) => a - b);
    return values[Math.floor(values.length / 2)] ?? 0;
  };
  return {
    barePerSecond: median('barePerSecond'),
    ownPerSecond: median('ownPerSecond'),
    cloudPerSecond: median('cloudPerSecond'),
    policyPerSecond: median('policyPerSecond'),
    policyP50Ms: median('policyP50Ms'),
    policyP99Ms: median('policyP99Ms'),
    cpuMsPerPolicyTurn: median('cpuMsPerPolicyTurn'),
    intakePerSecond: median('intakePerSecond'),
    policyTurnVsCloudEcho: median('policyTurnVsCloudEcho'),
    intakeVsCloudEcho: median('intakeVsCloudEcho'),
    ownEchoVsBareRestify: median('ownEchoVsBareRestify'),
  };
}
