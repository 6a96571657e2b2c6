/** Whole turns through the real server: policy questions, and intakes from first word to number. */

import { type LoadRequest, load } from './http-load.ts';
import { HuyingServer, type Visitor } from './huying-server.ts';
import { INTAKE, QUESTIONS } from './words.ts';

const CONNECTIONS = 50;
const CONVERSATIONS = 500;
const WARM_UP = 4_000;
const TURNS = 16_000;
const INTAKES = 1_500;
/** Tries to bring one intake to its number: each of the form's questions, and the confirmation. */
const MOST_STEPS = 14;

export async function measurePolicyTurns(dataDir: string) {
  const server = await HuyingServer.start(dataDir);
  const visitors = await server.visitors(CONVERSATIONS);
  // Each has said where they live, so that every question has its answer.
  const zone = oncePerVisitor(visitors, '我住管控区');
  await load(server.spawned.port, CONNECTIONS, zone);
  await load(server.spawned.port, CONNECTIONS, questions(visitors, WARM_UP));
  const cpuBefore = server.spawned.cpuMs();
  const result = await load(server.spawned.port, CONNECTIONS, questions(visitors, TURNS));
  const cpuMs = (server.spawned.cpuMs() - cpuBefore) / TURNS;
  if (result.refused > 0) throw new Error(`${result.refused} policy turns were refused.`);
  const peakMB = server.spawned.rssMB();
  const verified = await verifyAnswers(server, visitors);
  await server.spawned.stop();
  return {
    perSecond: result.requests / result.seconds,
    p50Ms: Number(result.p50Ms.toFixed(2)),
    p99Ms: Number(result.p99Ms.toFixed(2)),
    cpuMs,
    verified,
    peakMB,
  };
}

/** Every question of every tenth conversation was answered from an article. */
async function verifyAnswers(
  server: HuyingServer,
  visitors: readonly Visitor[],
): Promise<number> {
  let verified = 0;
  for (let i = 0; i < visitors.length; i += 10) {
    const visitor = visitors[i];
    if (!visitor) continue;
    const lines = await server.history(visitor);
    const asked = lines.filter((line) => QUESTIONS.includes(line.text ?? '')).length;
    const answered = lines.filter((line) => isQuote(line.channelData)).length;
    if (asked === 0 || answered < asked) {
      throw new Error(`A conversation has ${asked} questions and ${answered} answers.`);
    }
    verified += answered;
  }
  return verified;
}

function isQuote(data: unknown): boolean {
  const { huying } = (data ?? {}) as { huying?: { quotes?: readonly unknown[] } };
  return (huying?.quotes?.length ?? 0) > 0;
}

/** A request's whole way; each visitor answers until a number was given. */
export async function measureIntakes(dataDir: string) {
  const server = await HuyingServer.start(dataDir);
  const visitors = await server.visitors(INTAKES);
  let begun = 0;
  let turns = 0;
  const steps = new Map<number, { visitor: Visitor; step: number }>();
  const next = (connection: number): LoadRequest | null => {
    let current = steps.get(connection);
    if (!current || current.step >= INTAKE.length + 2) {
      const visitor = visitors[begun];
      begun += 1;
      if (!visitor) return null;
      current = { visitor, step: 0 };
    }
    steps.set(connection, { ...current, step: current.step + 1 });
    turns += 1;
    const { visitor, step } = current;
    // After the answers: consent, then the confirmation of the summary card.
    const tap = step === INTAKE.length ? 'consent:yes' : 'confirm:yes';
    return step < INTAKE.length
      ? message(visitor, { text: INTAKE[step] ?? '' }, step)
      : message(
          visitor,
          { value: { choice: tap }, channelData: { postBack: true } },
          step,
        );
  };
  const result = await load(server.spawned.port, CONNECTIONS, next);
  if (result.refused > 0) throw new Error(`${result.refused} intake turns were refused.`);
  const peakMB = server.spawned.rssMB();
  let filed = 0;
  for (let i = 0; i < visitors.length; i += 25) {
    const visitor = visitors[i];
    const lines = visitor ? await server.history(visitor) : [];
    const numbered = lines.some((line) => line.channelData?.huying?.say === 'filed');
    if (!numbered) {
      const last = lines
        .slice(-MOST_STEPS)
        .map((line) => line.channelData?.huying?.say ?? line.text);
      throw new Error(`An intake ended without its number: ${last.join(' | ')}`);
    }
    filed += 1;
  }
  await server.spawned.stop();
  return {
    turnsPerSecond: turns / result.seconds,
    perSecond: INTAKES / result.seconds,
    filed,
    peakMB,
  };
}

function questions(visitors: readonly Visitor[], count: number) {
  let sent = 0;
  return (): LoadRequest | null => {
    const visitor = visitors[sent % visitors.length];
    const text = QUESTIONS[(sent * 7) % QUESTIONS.length] ?? '';
    sent += 1;
    return sent > count || !visitor
      ? null
      : message(visitor, { text }, `q${count}-${sent}`);
  };
}

function oncePerVisitor(visitors: readonly Visitor[], text: string) {
  const left = [...visitors];
  return (): LoadRequest | null => {
    const visitor = left.pop();
    return visitor ? message(visitor, { text }, 'first') : null;
  };
}

function message(
  { token, conversationId }: Visitor,
  fields: Readonly<Record<string, unknown>>,
  key: string | number,
): LoadRequest {
  const { channelData, ...rest } = fields as { channelData?: object };
  return {
    path: `/v3/directline/conversations/${conversationId}/activities`,
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({
      type: 'message',
      from: { id: 'dl_bench' },
      locale: 'zh-CN',
      ...rest,
      channelData: { ...channelData, clientActivityID: `${conversationId}-${key}` },
    }),
  };
}
