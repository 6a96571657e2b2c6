/** The alarm to the outside: a signed POST with codes only, retried until its receiver takes it. */
import { createHmac } from 'node:crypto';
import type { CaseState } from '../../cases/case.ts';
import type { Turn } from '../turn.ts';
import type { DueHandler } from './worker.ts';

const TIMEOUT_MS = 5_000;

export function planWebhook(
  turn: Turn,
  state: CaseState,
  step: number,
  url: string,
): void {
  turn.plan({
    key: `alarm:${state.id}:${step}`,
    kind: 'webhook',
    dueAt: turn.now,
    payload: {
      url,
      body: {
        event: 'handoff.waiting',
        caseNumber: state.number,
        urgency: state.urgency,
        category: state.category,
        district: state.district,
        requestedAt: state.handoff?.requestedAt ?? null,
        step,
      },
    },
  });
}

/** `x-huying-signature: sha256=<hex HMAC of the body>`; `x-huying-delivery` is the same on a retry. */
export function webhookHandler(secret: string): DueHandler {
  return async (row) => {
    const { url, body } = row.payload as { url: string; body: unknown };
    const bytes = JSON.stringify(body);
    const signature = createHmac('sha256', secret).update(bytes).digest('hex');
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'content-type': 'application/json',
        'x-huying-signature': `sha256=${signature}`,
        'x-huying-delivery': row.key,
      },
      body: bytes,
    });
    await answer.body?.cancel();
    return answer.ok ? { done: true } : { again: null };
  };
}
