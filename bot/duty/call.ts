/**
 * Calls to the duty roster: by the house's signed webhook, which rings or texts, by mail, and as a
 * text where a channel of the house reaches telephones. Each carries the address of a page that acknowledges it, so that nobody needs an account for that.
 */
import { z } from 'zod';
import type { CaseState } from '../../cases/case.ts';
import { isUnattended } from '../../cases/queue.ts';
import type { Mailer } from '../../integrations/ports.ts';
import type { City, OnCallPerson } from '../../knowledge/content/city.ts';
import type { DueDeps } from '../due/deps.ts';
import { postSigned, type WebhookReceiver } from '../due/webhook.ts';
import type { DueHandler } from '../due/worker.ts';
import { taskToken } from '../tasks/link.ts';
import type { Turn } from '../turn.ts';
import { dutyLetter, dutyText } from './letter.ts';
import type { Texts } from './texts.ts';

const WAYS = ['webhook', 'mail', 'text'] as const;
type Way = (typeof WAYS)[number];

/** What the house has for it; null: not set up. */
export interface DutyLines {
  readonly webhook: WebhookReceiver | null;
  readonly mailer: Mailer | null;
  readonly texts: Texts | null;
  /** Where the page stands, and what its addresses are made with. */
  readonly page: { readonly url: string; readonly secret: Uint8Array };
}

const Payload = z.object({
  caseId: z.string(),
  person: z.string(),
  step: z.int(),
  way: z.enum(WAYS),
});

/** One row a person and way: each is tried until it is taken. `state` as the alarm left it. */
export function planCalls(
  turn: Turn,
  state: CaseState,
  step: number,
  people: readonly OnCallPerson[],
  lines: DutyLines,
): void {
  for (const person of people) {
    for (const way of WAYS.filter((each) => reaches(each, person, lines))) {
      turn.plan({
        key: `duty:${way}:${person.id}:${state.id}:${state.version}`,
        kind: 'duty_call',
        dueAt: turn.now,
        payload: { caseId: state.id, person: person.id, step, way },
      });
    }
  }
}

function reaches(way: Way, { mail, phone }: OnCallPerson, lines: DutyLines): boolean {
  switch (way) {
    case 'webhook':
      return lines.webhook !== null;
    case 'mail':
      return mail !== undefined && lines.mailer !== null;
    case 'text':
      return phone !== undefined && lines.texts !== null;
  }
}

export function dutyCallHandler({ db, city }: DueDeps, lines: DutyLines): DueHandler {
  return async (row) => {
    const { caseId, person: id, step, way } = Payload.parse(row.payload);
    const found = await db.cases.byId(caseId);
    const person = personOf(city, id);
    // Somebody came meanwhile: a late call would only alarm.
    if (!found?.state.handoff || !isUnattended(found.state.handoff) || !person)
      return { done: true };
    const { state } = found;
    const page = lines.page.url + dutyPath(lines.page.secret, caseId, id, city);
    if (way === 'mail') {
      if (!person.mail || !lines.mailer) return { done: true };
      const letter = dutyLetter({ state, step, person, page, city });
      const mail = { id: row.key.replaceAll(':', '.'), to: person.mail, ...letter };
      const sent = await lines.mailer.send(mail);
      return sent === 'accepted' ? { done: true } : { bury: 'the address is refused' };
    }
    if (way === 'text') {
      if (!person.phone || !lines.texts) return { done: true };
      const words = dutyText({ state, step, person, page, city });
      const sent = await lines.texts.send({ key: row.key, to: person.phone, words });
      if (sent === 'refused') return { bury: 'the number is refused' };
      return sent === 'accepted' ? { done: true } : { again: null };
    }
    if (!lines.webhook) return { done: true };
    const taken = await postSigned(lines.webhook, row.key, {
      event: 'duty.call',
      caseNumber: state.number,
      urgency: state.urgency,
      category: state.category,
      district: state.district,
      requestedAt: state.handoff?.requestedAt ?? null,
      step,
      duty: { id, name: person.name.zh, phone: person.phone ?? null },
      page,
    });
    return taken ? { done: true } : { again: null };
  };
}

/** A page for one case and one of the roster, made like a task's. */
function dutyPath(secret: Uint8Array, caseId: string, id: string, city: City): string {
  const place = city.duty?.roster.findIndex((person) => person.id === id) ?? 0;
  return `/duty/${taskToken(secret, { caseId, task: place })}`;
}

function personOf(city: City, id: string): OnCallPerson | undefined {
  return city.duty?.roster.find((person) => person.id === id);
}
