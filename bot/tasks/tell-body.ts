/** How a body hears of its tasks without anybody copying a link: a signed webhook, mail, or both. */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { CaseState, Task } from '../../cases/case.ts';
import { isOpen, whyEnded } from '../../cases/dispatch.ts';
import type { Mailer } from '../../integrations/ports.ts';
import type { Body, City } from '../../knowledge/content/city.ts';
import type { DueDeps } from '../due/deps.ts';
import { postSigned, type WebhookReceiver } from '../due/webhook.ts';
import type { DueHandler, DueOutcome } from '../due/worker.ts';
import type { Turn } from '../turn.ts';
import { type Letter, TASK_EVENTS, type TaskEvent, taskLetter } from './letter.ts';
import { taskPath } from './link.ts';

export const WAYS = ['webhook', 'mail'] as const;
export type Way = (typeof WAYS)[number];

/** What the house has for it; null: not set up. */
export interface Outside {
  /** Where bodies without a webhook of their own are told. */
  readonly webhook: WebhookReceiver | null;
  /** What the secrets of the bodies' own webhooks are made from. */
  readonly secret: string | null;
  readonly mailer: Mailer | null;
}

/** One body's secret says nothing about another's: who can check a call cannot forge the next one's. */
export function bodySecret(secret: string, bodyId: string): string {
  return createHmac('sha256', secret).update(`body ${bodyId}`).digest('hex');
}

/** How this body is told; none: the desk gives it the page's address. */
export function waysTo(body: Body, outside: Outside): readonly Way[] {
  const ways: Way[] = [];
  if (receiverOf(body, outside)) ways.push('webhook');
  if (body.mail && outside.mailer) ways.push('mail');
  return ways;
}

function receiverOf(body: Body, { webhook, secret }: Outside): WebhookReceiver | null {
  if (!body.webhook) return webhook;
  return secret === null
    ? null
    : { url: body.webhook, secret: bodySecret(secret, body.id) };
}

const Payload = z.object({
  caseId: z.string(),
  task: z.int(),
  event: z.enum(TASK_EVENTS),
  way: z.enum(WAYS).default('webhook'),
});

/** One row a way: each is tried until it is taken. */
export function planTelling(
  turn: Turn,
  event: TaskEvent,
  { id: caseId }: CaseState,
  task: Task,
  /** Tells this occasion from others. */
  occasion: string | number = task.reminders,
): void {
  for (const way of WAYS) {
    turn.plan({
      key: `${event}:${way}:${caseId}:${task.number}:${occasion}`,
      kind: 'task_message',
      dueAt: turn.now,
      payload: { event, way, caseId, task: task.number },
      // Whoever wants their data deleted takes their request back: its body must hear of it.
      outlives: event === 'task.ended',
    });
  }
}

/** Codes and the address of the task's page; what it holds is shown there alone. */
export function tellingHandler(
  { db, city }: DueDeps,
  outside: Outside,
  pages: { readonly url: string; readonly secret: Uint8Array },
): DueHandler {
  return async (row) => {
    const { event, way, caseId, task: number } = Payload.parse(row.payload);
    const found = await db.cases.byId(caseId);
    const task = found?.state.tasks.find((each) => each.number === number);
    const body = city.bodies.find(({ id }) => id === task?.body);
    if (!found || !task || !body) return { done: true };
    // Nobody is called to work that ended meanwhile, nor away from work that goes on.
    if (isOpen(task) === (event === 'task.ended')) return { done: true };
    const page = pages.url + taskPath(pages.secret, { caseId, task: number });
    return await tellBy(way, body, outside, row.key, {
      letter: () => taskLetter(event, found.state, task, body, page, city),
      call: () => webhookCall(event, found.state, task, body, page),
    });
  };
}

/** Tells a body by one way; done where that way does not lead to it. */
export async function tellBy(
  way: Way,
  body: Body,
  outside: Outside,
  key: string,
  what: {
    readonly letter: () => Letter;
    readonly call: () => Readonly<Record<string, unknown>>;
  },
): Promise<DueOutcome> {
  if (way === 'mail') {
    if (!body.mail || !outside.mailer) return { done: true };
    const id = key.replaceAll(':', '.');
    const sent = await outside.mailer.send({ id, to: body.mail, ...what.letter() });
    return sent === 'accepted' ? { done: true } : { bury: 'the address is refused' };
  }
  const receiver = receiverOf(body, outside);
  if (!receiver) return { done: true };
  const taken = await postSigned(receiver, key, what.call());
  return taken ? { done: true } : { again: null };
}

function webhookCall(
  event: TaskEvent,
  state: CaseState,
  task: Task,
  body: Body,
  page: string,
) {
  return {
    event,
    caseNumber: state.number,
    task: task.number,
    body: body.id,
    bodyName: body.name.zh,
    urgency: state.urgency,
    category: state.category,
    district: state.district,
    dueAt: task.dueAt,
    reminders: task.reminders,
    ...(event === 'task.ended' && { why: whyEnded(state), into: state.mergedInto }),
    page,
  };
}

/** Bodies that the city pack gives a webhook, which nothing would sign. */
export function unsigned(city: City, { secret }: Outside): readonly string[] {
  if (secret !== null) return [];
  return city.bodies.flatMap(({ id, webhook }) => (webhook ? [id] : []));
}
