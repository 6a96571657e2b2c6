/** Cases for tests: a new one, and events on it, with a moment that stands still. */
import type { Actor, CaseEvent, CaseEventData, CaseState } from '../../cases/case.ts';
import { append } from '../../cases/fold.ts';

export const CASE = '0190a1b2-0000-7000-8000-000000000001';
export const AT = new Date('2022-01-12T10:00:00Z');

export const RESIDENT: Actor = { kind: 'resident' };
export const BOT: Actor = { kind: 'bot' };
export const TIMER: Actor = { kind: 'timer' };
export const BODY: Actor = { kind: 'body', id: 'hospital' };
export const AGENT: Actor = { kind: 'staff', id: 'agent-1' };
export const OTHER_AGENT: Actor = { kind: 'staff', id: 'agent-2' };

type Opened = Extract<CaseEventData, { kind: 'opened' }>;

export function opened(part: Partial<Opened> = {}): Opened {
  return {
    kind: 'opened',
    number: '0112-483-725',
    conversationId: 'dl_1',
    category: 'medical',
    urgency: 'normal',
    flags: [],
    district: 'erqi',
    zone: null,
    consent: 'given',
    messages: ['dl_1|0000001'],
    ...part,
  };
}

export function newCase(part: Partial<Opened> = {}): CaseState {
  return append(null, CASE, [opened(part)], { actor: BOT, at: AT }).state;
}

/** The case after the events, each by its actor. */
export function told(
  state: CaseState,
  ...steps: readonly (readonly [Actor, CaseEventData])[]
): CaseState {
  return steps.reduce((now, [actor, data]) => add(now, actor, data).state, state);
}

export function add(
  state: CaseState,
  actor: Actor,
  ...data: readonly CaseEventData[]
): { readonly state: CaseState; readonly events: readonly CaseEvent[] } {
  return append(state, state.id, data, { actor, at: AT });
}
