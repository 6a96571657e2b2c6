/** Calls to WeChat's API: with an access token that is fetched once and mended when it is not taken. */
import { z } from 'zod';
import type { Clock } from '../../ports.ts';
import { callVendor } from '../call-vendor.ts';
import { JsonError, parseJson } from '../parse-json.ts';
import type { Settings } from './settings.ts';

/** `errcode` is absent where all is well. */
const Answer = z.object({
  errcode: z.int().default(0),
  access_token: z.string().optional(),
  expires_in: z.number().optional(),
  msgid: z.union([z.string(), z.number()]).optional(),
});
export type ApiAnswer = z.infer<typeof Answer>;

export type Called =
  | { readonly reached: 'yes'; readonly answer: ApiAnswer }
  /** It was not taken: no token, no line, or a fault of theirs that says so. */
  | { readonly reached: 'no' }
  | { readonly reached: 'perhaps' };

/** The token is not, or no more, the account's. */
const TOKEN_FAULTS: ReadonlySet<number> = new Set([40001, 40014, 42001]);
/** Before its end, so that none ends on its way. */
const EARLY_MS = 60_000;

export interface WechatApi {
  call(path: string, body: Readonly<Record<string, unknown>>): Promise<Called>;
}

export function wechatApi(given: Settings, clock: Clock): WechatApi {
  let token: { readonly value: string; readonly until: number } | null = null;
  let fetching: Promise<string | null> | null = null;

  /** The stable kind: other processes that ask get the same one, and none makes another's void. */
  async function fetchToken(): Promise<string | null> {
    const called = await post(given, '/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: given.WECHAT_APP_ID,
      secret: given.WECHAT_APP_SECRET,
      force_refresh: false,
    });
    if (called.reached !== 'yes' || !called.answer.access_token) return null;
    const { access_token: value, expires_in = 7200 } = called.answer;
    token = { value, until: clock.now().getTime() + expires_in * 1000 - EARLY_MS };
    return value;
  }

  async function currentToken(): Promise<string | null> {
    if (token && clock.now().getTime() < token.until) return token.value;
    fetching ??= fetchToken().finally(() => {
      fetching = null;
    });
    return await fetching;
  }

  async function attempt(path: string, body: object): Promise<Called> {
    const value = await currentToken();
    if (value === null) return { reached: 'no' };
    const query = new URLSearchParams({ access_token: value });
    const called = await post(given, `${path}?${query}`, body);
    const taken = called.reached !== 'yes' || !TOKEN_FAULTS.has(called.answer.errcode);
    if (!taken && token?.value === value) token = null;
    return called;
  }

  return {
    async call(path, body) {
      const called = await attempt(path, body);
      const again = called.reached === 'yes' && TOKEN_FAULTS.has(called.answer.errcode);
      return again ? await attempt(path, body) : called;
    },
  };
}

async function post(given: Settings, path: string, body: object): Promise<Called> {
  const answer = await callVendor({
    url: `${given.WECHAT_API}${path}`,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
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
