/** Messages to the app's server: signed, and under a key, so that the same one twice is one. */
import { z } from 'zod';
import { callVendor, retryAfterOf } from '../call-vendor.ts';
import type { House, Sender } from '../contract.ts';
import type { Payload, Piece, Recipient, SendResult } from '../sending.ts';
import { signedHeaders } from '../signature.ts';
import type { Settings } from './settings.ts';

const Address = z.object({ user: z.string() });

/** See docs/channels/city-app.md. */
export function render({
  text,
  choices,
  speaker,
  name,
  locale,
  critical,
  at,
}: Piece): Payload {
  return {
    text,
    choices: choices.map(({ title, value }) => ({ label: title, choice: value })),
    from: speaker === 'agent' ? 'agent' : 'assistant',
    name,
    locale,
    critical,
    time: at,
  };
}

export function createSender(given: Settings, house: Pick<House, 'clock'>): Sender {
  return {
    render,
    async send(payload: Payload, { address, key }: Recipient): Promise<SendResult> {
      const { user } = Address.parse(address);
      const body = Buffer.from(JSON.stringify({ id: key, user, ...payload }));
      const now = house.clock.now();
      const answer = await callVendor({
        url: given.CITY_APP_CALLBACK,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...signedHeaders(given.CITY_APP_SECRET, now, body),
        },
        body,
      });
      if (answer.reached === 'no') return { result: 'retry_later' };
      if (answer.reached === 'perhaps') return { result: 'uncertain' };
      return outcomeOf(answer.status, key, retryAfterOf(answer.headers, now));
    },
  };
}

function outcomeOf(status: number, key: string, after: number | undefined): SendResult {
  // 409: the app has this key already.
  if ((status >= 200 && status < 300) || status === 409) {
    return { result: 'accepted', vendorId: key };
  }
  if (status === 410) return { result: 'opted_out' };
  if (status === 429 || status >= 500 || status === 408) {
    return { result: 'retry_later', ...(after !== undefined && { afterSeconds: after }) };
  }
  return { result: 'refused', reason: `status_${status}` };
}
