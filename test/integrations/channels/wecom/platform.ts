/** WeCom's side, as it is documented: a mailbox that is fetched, messages that are taken once. */

import type { RehearsalSettings } from '../../../../integrations/channels/rehearsal.ts';
import { rehearsal } from '../../../../integrations/channels/wecom/rehearsal.ts';
import {
  type Behaviour,
  type FakeVendor,
  startFakeVendor,
  type VendorCall,
} from '../../../support/fake-vendor.ts';
import { PNG } from '../../../support/images.ts';

export const ACCOUNT = 'wk0123456789';
/** Whatever is asked for, so much is given at once. */
const PAGE = 2;

export interface Platform extends FakeVendor {
  /** Somebody writes; a notice is due. */
  write(person: string, text: string): void;
  /** Any other entry of the mailbox. */
  put(entry: Readonly<Record<string, unknown>>): void;
  /** What was said to people, once for each msgid. */
  shown(): readonly Readonly<Record<string, unknown>>[];
  /** Error codes that calls of a path meet, one each. */
  fail(path: string, ...codes: readonly number[]): void;
  /** Of every session. */
  sessionState: number;
  /** A notice, as the callback gets it. */
  notice(settings: RehearsalSettings, now: Date): Promise<RequestInit & { path: string }>;
  callsOf(path: string): readonly VendorCall[];
}

export async function startPlatform(): Promise<Platform> {
  const waiting: object[] = [];
  const shown = new Map<string, Readonly<Record<string, unknown>>>();
  const failures = new Map<string, number[]>();
  let sent = 0;
  const platform = { sessionState: 1 };
  const ok = (content: object = {}): Behaviour => ({
    status: 200,
    body: JSON.stringify({ errcode: 0, errmsg: 'ok', ...content }),
  });

  function answer({ path, body }: VendorCall): Behaviour {
    const name = path.split('?')[0] ?? '';
    const code = failures.get(name)?.shift();
    if (code !== undefined) return ok({ errcode: code, errmsg: 'words of theirs' });
    if (name === '/cgi-bin/media/get') return { status: 200, body: PNG };
    const asked = body === '' ? {} : JSON.parse(body);
    switch (name) {
      case '/cgi-bin/gettoken':
        return ok({ access_token: 'token-1', expires_in: 7200 });
      case '/cgi-bin/kf/sync_msg': {
        const from = Number(asked.cursor ?? 0);
        const list = waiting.slice(from, from + PAGE);
        const next = from + list.length;
        const more = next < waiting.length ? 1 : 0;
        return ok({ next_cursor: String(next), has_more: more, msg_list: list });
      }
      case '/cgi-bin/kf/service_state/get':
        return ok({ service_state: platform.sessionState });
      default:
        shown.set(asked.msgid, asked);
        return ok({ msgid: asked.msgid });
    }
  }

  const vendor = await startFakeVendor(answer);
  const put = (entry: Readonly<Record<string, unknown>>) => {
    sent += 1;
    waiting.push({ msgid: `m${sent}`, send_time: 1641981600, ...entry });
  };
  return Object.assign(platform, {
    ...vendor,
    put,
    write: (person: string, content: string) =>
      put({
        open_kfid: ACCOUNT,
        external_userid: person,
        origin: 3,
        msgtype: 'text',
        text: { content },
      }),
    shown: () => [...shown.values()],
    fail(path: string, ...codes: readonly number[]) {
      failures.set(path, [...codes]);
    },
    async notice(settings: RehearsalSettings, now: Date) {
      const { path, headers, body } = rehearsal.sign(
        {
          method: 'POST',
          path: '/channels/wecom',
          headers: { 'content-type': 'text/xml' },
          body: Buffer.from(
            `<xml><MsgType>event</MsgType><Event>kf_msg_or_event</Event>` +
              `<Token>ENC1</Token><OpenKfId>${ACCOUNT}</OpenKfId></xml>`,
          ),
        },
        settings,
        now,
      );
      return {
        path,
        method: 'POST',
        headers: { ...headers },
        body: new Uint8Array(body),
      };
    },
    callsOf: (path: string) => vendor.calls.filter((call) => call.path.startsWith(path)),
  });
}
