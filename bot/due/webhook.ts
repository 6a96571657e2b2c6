/** Signed POSTs to the outside, with codes only, retried until the receiver takes them. */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { CaseState } from '../../cases/case.ts';
import type { Turn } from '../turn.ts';
import type { DueHandler } from './worker.ts';

const TIMEOUT_MS = 5_000;

const Payload = z.object({ body: z.record(z.string(), z.unknown()) });

/** Who is called. The address may hold a secret of its own, so it is not kept with the work. */
export interface WebhookReceiver {
  readonly url: string;
  readonly secret: string;
}

/** `state` as the alarm left it: its version makes the alarm's id, for steps begin anew. */
export function planWebhook(turn: Turn, state: CaseState, step: number): void {
  turn.plan({
    key: `alarm:${state.id}:${state.version}`,
    kind: 'webhook',
    dueAt: turn.now,
    payload: {
      body: {
        event: 'handoff.waiting',
        caseNumber: state.number,
        urgency: state.urgency,
        category: state.category,
        district: state.district,
        requestedAt: state.handoff?.requestedAt ?? null,
        alarmedAt: state.handoff?.alarmedAt ?? null,
        step,
      },
    },
  });
}

export function webhookHandler(receiver: WebhookReceiver): DueHandler {
  return async (row) => {
    const { body } = Payload.parse(row.payload);
    const taken = await postSigned(receiver, row.key, body);
    return taken ? { done: true } : { again: null };
  };
}

/**
 * `x-huying-signature: sha256=<hex HMAC of the body>`; `x-huying-delivery` is the same on a retry.
 * @returns whether the receiver took it.
 * @throws what the network threw, or a time-out after 5 s.
 */
export async function postSigned(
  { url, secret }: WebhookReceiver,
  delivery: string,
  body: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const bytes = JSON.stringify(body);
  const signature = createHmac('sha256', secret).update(bytes).digest('hex');
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      'content-type': 'application/json',
      'x-huying-signature': `sha256=${signature}`,
      'x-huying-delivery': delivery,
    },
    body: bytes,
  });
  await answer.body?.cancel();
  return answer.ok;
}
