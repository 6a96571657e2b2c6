/**
 * The conversation of the preview. Its last turn is alive: it is asked again whenever the words, the
 * draft or a control above it change; the turns before it stay as they were said. Pure.
 */
import type { PreviewAnswer } from '../contract.ts';

export interface Turn {
  readonly key: number;
  /** As the resident's bubble shows it. */
  readonly said: string;
  /** What is asked: a tapped choice answers the question before it, which is then asked again. */
  readonly asks: string;
  /** Still in the box. */
  readonly typing: boolean;
  /** Of the asking before, until the next comes. */
  readonly answer: PreviewAnswer | null;
  /** Code of the refusal, where asking failed. */
  readonly failure: string | null;
}

export type Talk = readonly Turn[];

/** What is to be asked now; null: nothing. */
export function alive(talk: Talk): {
  readonly asks: string;
  readonly previous: string | null;
} | null {
  const last = talk.at(-1);
  if (!last) return null;
  return { asks: last.asks, previous: talk.at(-2)?.answer?.article ?? null };
}

/** What stands in the box. */
export function typed(talk: Talk): string {
  const last = talk.at(-1);
  return last?.typing ? last.said : '';
}

/** The box changed; the answer before stays until the new one is there, so that nothing flickers. */
export function type(talk: Talk, text: string): Talk {
  const sent = talk.filter(({ typing }) => !typing);
  if (text.trim() === '') return sent;
  const answer = talk.at(-1)?.typing ? (talk.at(-1)?.answer ?? null) : null;
  return [...sent, turn(sent, { said: text, asks: text.trim(), typing: true, answer })];
}

/** The box is sent: its answer stays, and what comes next follows on it. */
export function send(talk: Talk): Talk {
  return talk.map((each) =>
    each.typing ? { ...each, said: each.asks, typing: false } : each,
  );
}

/** Something tapped. `asks`: the question that it answers; absent: it is a question itself. */
export function say(talk: Talk, said: string, asks = said): Talk {
  const sent = send(talk);
  return [...sent, turn(sent, { said, asks, typing: false, answer: null })];
}

export function hear(talk: Talk, answer: PreviewAnswer): Talk {
  return ending(talk, { answer, failure: null });
}

export function fail(talk: Talk, failure: string): Talk {
  return ending(talk, { answer: null, failure });
}

function ending(talk: Talk, change: Pick<Turn, 'answer' | 'failure'>): Talk {
  const last = talk.at(-1);
  return last ? [...talk.slice(0, -1), { ...last, ...change }] : talk;
}

function turn(
  before: Talk,
  parts: Pick<Turn, 'said' | 'asks' | 'typing' | 'answer'>,
): Turn {
  return { key: (before.at(-1)?.key ?? 0) + 1, failure: null, ...parts };
}
