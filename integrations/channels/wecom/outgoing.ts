/** Messages to WeCom customer service (developer.work.weixin.qq.com/document/path/94677, 94910). */
import { z } from 'zod';
import type { House, Sender } from '../contract.ts';
import type { Payload, Piece, Recipient, SendResult } from '../sending.ts';
import type { Called, TokenApi } from '../tencent/token-api.ts';

const Address = z.object({
  user: z.string(),
  account: z.string(),
  /** With which one welcome may be said until then (milliseconds). */
  welcome: z.object({ code: z.string(), until: z.number() }).optional(),
});
export type Address = z.infer<typeof Address>;

/** With choices: a menu message, whose items can be tapped. */
export function render({ text, choices }: Piece): Payload {
  if (choices.length === 0) return { msgtype: 'text', text: { content: text } };
  const list = choices.map(({ title, value }) => ({
    type: 'click',
    click: { id: value, content: title },
  }));
  return { msgtype: 'msgmenu', msgmenu: { head_content: text, list } };
}

export function createSender(api: TokenApi, { clock }: Pick<House, 'clock'>): Sender {
  return {
    render,
    async send(payload: Payload, { address, key }: Recipient): Promise<SendResult> {
      const { user, account, welcome } = Address.parse(address);
      const message = { ...payload, msgid: key };
      if (!welcome) {
        const to = { touser: user, open_kfid: account };
        const called = await api.call('/cgi-bin/kf/send_msg', { ...to, ...message });
        return await outcomeOf(called, key, () => stateOf(api, account, user));
      }
      if (clock.now().getTime() >= welcome.until) return { result: 'window_closed' };
      const said = { code: welcome.code, ...message };
      return await outcomeOf(await api.call('/cgi-bin/kf/send_msg_on_event', said), key);
    },
  };
}

/** Where a session stands: 0 new, 1 ours, 2 waits for a servicer, 3 with one, 4 ended. */
async function stateOf(
  api: TokenApi,
  account: string,
  user: string,
): Promise<number | null> {
  const asked = { open_kfid: account, external_userid: user };
  const called = await api.call('/cgi-bin/kf/service_state/get', asked);
  if (called.reached !== 'yes') return null;
  const told = z.object({ service_state: z.number() }).safeParse(called.answer);
  return told.success ? told.data.service_state : null;
}

/** Somebody must mend a setting: the secret, the list of trusted addresses, the API's rights. */
const UNTIL_MENDED = { result: 'retry_later', afterSeconds: 300 } as const;
const WRONG_STATE = 95018;
const ENDED = 4;

/** By WeCom's code: what is not named here will not be taken at a second try either. */
const OUTCOMES: Readonly<Record<number, SendResult>> = {
  [-1]: { result: 'retry_later' },
  40001: UNTIL_MENDED,
  40014: UNTIL_MENDED,
  42001: UNTIL_MENDED,
  // So many calls in a minute, or at once.
  45009: { result: 'retry_later', afterSeconds: 60 },
  45033: { result: 'retry_later', afterSeconds: 10 },
  48002: UNTIL_MENDED,
  60020: UNTIL_MENDED,
  // The messages of the window are sent; its 48 hours are over; the session has ended.
  95001: { result: 'window_closed' },
  95002: { result: 'window_closed' },
  95013: { result: 'window_closed' },
  95017: UNTIL_MENDED,
};

async function outcomeOf(
  called: Called,
  key: string,
  session?: () => Promise<number | null>,
): Promise<SendResult> {
  if (called.reached === 'no') return { result: 'retry_later' };
  if (called.reached === 'perhaps') return { result: 'uncertain' };
  const { errcode } = called.answer;
  if (errcode === 0) return { result: 'accepted', vendorId: key };
  if (errcode !== WRONG_STATE || !session)
    return OUTCOMES[errcode] ?? { result: 'refused', reason: `errcode_${errcode}` };
  const state = await session();
  // Once they write again, it is a new one. Beside a servicer's words ours are not let through.
  if (state === ENDED) return { result: 'window_closed' };
  return { result: 'refused', reason: `session_state_${state ?? 'unknown'}` };
}
