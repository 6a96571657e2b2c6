/** A Direct Line server on a fake house, and small ways to call it. */

import type { Channel } from '../../integrations/channels/contract.ts';
import { createDirectLine } from '../../integrations/channels/directline/index.ts';
import type { Pace } from '../../integrations/channels/directline/limits.ts';
import { PACE } from '../../integrations/channels/directline/limits.ts';
import { settings } from '../../integrations/channels/directline/settings.ts';
import { type ChannelHost, hostChannel } from './channel-host.ts';
import { type FakeHouse, type FakeHouseOptions, fakeHouse } from './house.ts';

export const SECRET = 'a-secret-for-servers';
export const BASE = '/v3/directline';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; null where there is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Ask {
  /** Bearer token. */
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string or bytes as they are; anything else as JSON. */
  readonly body?: unknown;
}

export interface DirectLineServer {
  readonly house: FakeHouse;
  readonly channel: Channel;
  readonly host: ChannelHost;
  call(method: string, path: string, ask?: Ask): Promise<Answer>;
  /** A visitor of the page, in a new conversation. */
  visitor(): Promise<Visitor>;
  close(): Promise<void>;
}

export interface Visitor {
  readonly token: string;
  readonly id: string;
  /** `/conversations/{id}` + `rest`, with the visitor's token. */
  call(method: string, rest: string, ask?: Ask): Promise<Answer>;
  post(text: string, clientActivityID?: string): Promise<Answer>;
}

export interface ServerOptions extends FakeHouseOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly pace?: Partial<Pace>;
}

export async function directLineServer(
  options: ServerOptions = {},
): Promise<DirectLineServer> {
  const house = fakeHouse(options);
  const given = settings.parse({ DIRECTLINE_SECRET: SECRET, ...options.settings });
  const channel = createDirectLine(given, house, { ...PACE, ...options.pace });
  const host = await hostChannel(channel);

  async function call(method: string, path: string, ask: Ask = {}): Promise<Answer> {
    const { token, headers, body } = ask;
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(`${host.url}${BASE}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined || raw || body instanceof FormData
          ? {}
          : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : {
            body:
              typeof body === 'string' || body instanceof FormData
                ? body
                : body instanceof Uint8Array
                  ? new Uint8Array(body)
                  : JSON.stringify(body),
          }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : JSON.parse(text),
    };
  }

  return {
    house,
    channel,
    host,
    call,
    async visitor() {
      const opened = await channel.openVisitor?.(null);
      if (!opened) throw new Error('the channel serves no visitors');
      const { token, conversationId: id } = opened;
      const visit = (method: string, rest: string, ask: Ask = {}) =>
        call(method, `/conversations/${id}${rest}`, { token, ...ask });
      return {
        token,
        id,
        call: visit,
        post: (text, clientActivityID) =>
          visit('POST', '/activities', { body: message(text, clientActivityID) }),
      };
    },
    close: () => host.close(),
  };
}

export function message(text: string, clientActivityID?: string) {
  return {
    type: 'message',
    from: { id: 'dl_resident' },
    text,
    channelData: clientActivityID === undefined ? {} : { clientActivityID },
  };
}

/** The code of a refusal. */
export function errorCode(answer: Answer): unknown {
  const { error } = answer.body;
  return typeof error === 'object' && error !== null && 'code' in error
    ? error.code
    : undefined;
}
