/**
 * Calls to WeChat's and WeCom's APIs: with an access token that is fetched once and mended when it
 * is not taken. Every answer is 200 with a code in it.
 */
import { z } from 'zod';
import type { Clock } from '../../ports.ts';
import { callVendor } from '../call-vendor.ts';
import { JsonError, parseJson } from '../parse-json.ts';

/** `errcode` is absent where all is well. */
const Answer = z.looseObject({ errcode: z.int().default(0) });
export type ApiAnswer = z.infer<typeof Answer>;

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().default(7200),
});

export type Called =
  | { readonly reached: 'yes'; readonly answer: ApiAnswer }
  /** It was not taken: no token, no line, or a fault of theirs that says so. */
  | { readonly reached: 'no' }
  | { readonly reached: 'perhaps' };

/** The token is not, or no more, the account's. */
const TOKEN_FAULTS: ReadonlySet<number> = new Set([40001, 40014, 42001]);
/** Before its end, so that none ends on its way. */
const EARLY_MS = 60_000;
/** A hundred messages of a mailbox. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Where a token comes from. Asked twice, it must give the same one: other processes ask too. */
export interface TokenSource {
  /** `https://…`, without a path. */
  readonly api: string;
  readonly path: string;
  /** Absent: it is asked for by GET. */
  readonly body?: object;
}

export interface TokenApi {
  call(path: string, body: object): Promise<Called>;
  /** For addresses that are fetched otherwise; null: none is to be had. */
  token(): Promise<string | null>;
}

export function tokenApi(source: TokenSource, clock: Clock): TokenApi {
  let held: { readonly value: string; readonly until: number } | null = null;
  let fetching: Promise<string | null> | null = null;

  async function fetchToken(): Promise<string | null> {
    const called = await request(source.api + source.path, source.body);
    if (called.reached !== 'yes') return null;
    const { success, data } = TokenAnswer.safeParse(called.answer);
    if (!success) return null;
    const until = clock.now().getTime() + data.expires_in * 1000 - EARLY_MS;
    held = { value: data.access_token, until };
    return held.value;
  }

  async function token(): Promise<string | null> {
    if (held && clock.now().getTime() < held.until) return held.value;
    fetching ??= fetchToken().finally(() => {
      fetching = null;
    });
    return await fetching;
  }

  async function attempt(path: string, body: object): Promise<Called> {
    const value = await token();
    if (value === null) return { reached: 'no' };
    const query = new URLSearchParams({ access_token: value });
    const called = await request(`${source.api}${path}?${query}`, body);
    const taken = called.reached !== 'yes' || !TOKEN_FAULTS.has(called.answer.errcode);
    if (!taken && held?.value === value) held = null;
    return called;
  }

  return {
    token,
    async call(path, body) {
      const called = await attempt(path, body);
      const again = called.reached === 'yes' && TOKEN_FAULTS.has(called.answer.errcode);
      return again ? await attempt(path, body) : called;
    },
  };
}

async function request(url: string, body?: object): Promise<Called> {
  const answer = await callVendor({
    url,
    maxBytes: MAX_BYTES,
    ...(body === undefined
      ? { method: 'GET' as const }
      : {
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify(body),
        }),
  });
  if (answer.reached !== 'yes') return answer;
  if (answer.status >= 500) return { reached: 'no' };
  try {
    const read = Answer.safeParse(parseJson(Buffer.from(answer.body)));
    return read.success ? { reached: 'yes', answer: read.data } : { reached: 'perhaps' };
  } catch (error) {
    if (error instanceof JsonError) return { reached: 'perhaps' };
    throw error;
  }
}
