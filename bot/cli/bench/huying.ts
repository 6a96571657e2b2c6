/** Whole turns through the real server: policy questions, and intakes from first word to number. */

import { type LoadRequest, type LoadResult, load } from './http-load.ts';
import type { HistoryLine, HuyingServer, Visitor } from './huying-server.ts';
import words from './words.json' with { type: 'json' };

const CONVERSATIONS = 500;
/** Every so many conversations are read back and checked. */
const CHECKED = 10;

export interface Lane {
  /** Turns for so many seconds. */
  run(seconds: number): Promise<LoadResult>;
  /** Reads back what was said. Throws where a turn was not answered as it must; returns how many were. */
  verify(): Promise<number>;
}

/** Policy questions, each conversation asking one after the other. */
export async function policyLane(server: HuyingServer): Promise<Lane> {
  const visitors = await server.visitors(CONVERSATIONS);
  const { questions } = words;
  let sent = 0;
  return {
    async run(seconds) {
      const over = deadline(seconds);
      return await load(server.spawned.port, () => {
        if (over()) return null;
        const visitor = visitors[sent % visitors.length];
        // The first question of each names the zone that later ones rely on.
        const text = questions[Math.floor(sent / visitors.length) % questions.length];
        sent += 1;
        return visitor ? message(visitor, text ?? '', sent) : null;
      });
    },
    async verify() {
      let verified = 0;
      for (const visitor of everyTenth(visitors)) {
        const turns = turnsOf(await server.history(visitor));
        for (const { said, answers } of turns) {
          const quotes = answers.flatMap(
            (line) => line.channelData?.huying?.quotes ?? [],
          );
          if (quotes.length === 0) throw unexpected('a question without a quote', said);
        }
        verified += turns.length;
      }
      return verified;
    },
  };
}

/** Requests, each told from its first word until its number is given, `atOnce` at a time. */
export async function intakeLane(server: HuyingServer): Promise<Lane> {
  const { intake } = words;
  const begun: Visitor[] = [];
  const waiting: Visitor[] = [];
  return {
    async run(seconds) {
      waiting.push(...(await server.visitors(CONVERSATIONS)));
      const over = deadline(seconds);
      const current = new Map<
        number,
        { readonly visitor: Visitor; readonly step: number }
      >();
      return await load(server.spawned.port, (connection) => {
        const before = current.get(connection);
        const goesOn = before !== undefined && before.step < intake.length;
        const visitor = goesOn ? before.visitor : over() ? undefined : waiting.pop();
        if (!visitor) return null;
        const step = goesOn ? before.step : 0;
        if (step === 0) begun.push(visitor);
        current.set(connection, { visitor, step: step + 1 });
        return message(visitor, intake[step] ?? '', step);
      });
    },
    async verify() {
      const checked = everyTenth(begun);
      for (const visitor of checked) {
        const lines = await server.history(visitor);
        const filed = lines.some((line) => line.channelData?.huying?.say === 'filed');
        const last = lines.at(-1)?.channelData?.huying?.say ?? lines.at(-1)?.text ?? '';
        if (!filed) throw unexpected('an intake without its number', `… ${last}`);
      }
      return checked.length;
    },
  };
}

function deadline(seconds: number): () => boolean {
  const end = performance.now() + seconds * 1000;
  return () => performance.now() >= end;
}

function everyTenth(visitors: readonly Visitor[]): readonly Visitor[] {
  return visitors.filter((_, i) => i % CHECKED === 0);
}

interface Turn {
  readonly said: string;
  readonly answers: readonly HistoryLine[];
}

function turnsOf(lines: readonly HistoryLine[]): readonly Turn[] {
  const turns: { said: string; answers: HistoryLine[] }[] = [];
  for (const line of lines) {
    if (line.from.id === SENDER) turns.push({ said: line.text ?? '', answers: [] });
    else turns.at(-1)?.answers.push(line);
  }
  return turns;
}

function unexpected(what: string, words: string): Error {
  return new Error(`The bench's conversations went wrong: ${what} (${words}).`);
}

const SENDER = 'dl_bench';

function message(
  { token, conversationId }: Visitor,
  text: string,
  key: number,
): LoadRequest {
  return {
    path: `/v3/directline/conversations/${conversationId}/activities`,
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({
      type: 'message',
      from: { id: SENDER },
      locale: 'zh-CN',
      text,
      channelData: { clientActivityID: `${conversationId}-${key}` },
    }),
  };
}
