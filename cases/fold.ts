/**
 * A case from its events, and nothing else; and `append`, the only way new events come to be.
 */

import {
  type Actor,
  type CaseEvent,
  type CaseEventData,
  type CaseState,
  type CaseStatus,
  type Handoff,
  type HandoffReason,
  type Task,
  waitsToSpeak,
} from './case.ts';
import { CaseError } from './case-error.ts';
import { isOpen } from './dispatch.ts';
import { planned, stepped } from './job.ts';
import { withPaper } from './paper.ts';
import { isUrgent, moreUrgent, rank } from './queue.ts';
import { checkEvent } from './rules.ts';
import { withNeed } from './special-need.ts';
import { isOver } from './transitions.ts';

/**
 * The state after one event: the same events give the same state. Trusts what was recorded (the
 * rules may have been others then) but not its order.
 * @throws CaseError `not_opened`, `already_opened`, `wrong_case` or `gap`: the ledger is broken.
 */
export function fold(state: CaseState | null, event: CaseEvent): CaseState {
  const { data } = event;
  if (state === null) {
    if (data.kind !== 'opened') throw new CaseError('not_opened', 'no such case yet');
    if (event.seq !== 1) throw new CaseError('gap', `event ${event.seq} comes first`);
    return opened(event, data);
  }
  if (data.kind === 'opened')
    throw new CaseError('already_opened', 'the case exists already');
  if (event.caseId !== state.id)
    throw new CaseError('wrong_case', 'another case’s event');
  if (event.seq !== state.version + 1)
    throw new CaseError('gap', `event ${event.seq} follows ${state.version}`);
  const changed = { ...state, ...change(state, event, data) };
  return {
    ...changed,
    ...(attends(changed, event) && onHandoff(changed, { attended: true })),
    version: event.seq,
    updatedAt: event.at,
  };
}

/** Whoever took it does something about it for the first time. */
function attends({ handoff }: CaseState, { actor, data }: CaseEvent): boolean {
  if (!handoff || handoff.attended || data.kind === 'handoff_taken') return false;
  return handoff.takenBy !== null && handoff.takenBy === actor.id;
}

/** A whole ledger, oldest first; null where it is empty. */
export function foldAll(events: readonly CaseEvent[]): CaseState | null {
  let state: CaseState | null = null;
  for (const event of events) state = fold(state, event);
  return state;
}

/**
 * Checks, numbers and folds new events, in order. What would change nothing (a level that does not
 * rise, a second request, an alarm after somebody took it) is dropped, so that doing a thing twice
 * is doing it once; `events` then has fewer entries than `data`.
 * @param state the case as stored, null for a new one whose first event is `opened`.
 * @returns the state after the events, and the events to write.
 * @throws CaseError whose `code` says what is not allowed; nothing is kept then.
 */
export function append(
  state: CaseState | null,
  caseId: string,
  data: readonly CaseEventData[],
  by: { readonly actor: Actor; readonly at: Date },
): { readonly state: CaseState; readonly events: readonly CaseEvent[] } {
  if (state !== null && state.id !== caseId)
    throw new CaseError('wrong_case', 'the state is another case’s');
  const at = by.at.toISOString();
  const events: CaseEvent[] = [];
  let current = state;
  for (const each of data) {
    const checked = checkEvent(current, each, by.actor);
    if (checked === null) continue;
    const seq = (current?.version ?? 0) + 1;
    const event: CaseEvent = { caseId, seq, at, actor: by.actor, data: checked };
    current = fold(current, event);
    events.push(event);
  }
  if (current === null)
    throw new CaseError('not_opened', 'a new case starts with opened');
  return { state: current, events };
}

type Data<Kind extends CaseEventData['kind']> = Extract<CaseEventData, { kind: Kind }>;

function opened(event: CaseEvent, data: Data<'opened'>): CaseState {
  return {
    id: event.caseId,
    version: event.seq,
    number: data.number,
    conversationId: data.conversationId,
    status: 'received',
    category: data.category,
    urgency: data.urgency,
    flags: union([], data.flags),
    district: data.district,
    zone: data.zone,
    ...(data.language && { language: data.language }),
    consent: data.consent,
    confirmed: false,
    openedAt: event.at,
    updatedAt: event.at,
    handoff: null,
    inCharge: null,
    outcomeAsks: 0,
    score: null,
    tasks: [],
    mergedInto: null,
    followed: false,
    issue: null,
    links: [],
  };
}

function change(
  state: CaseState,
  event: CaseEvent,
  data: Exclude<CaseEventData, { kind: 'opened' }>,
): Partial<CaseState> {
  switch (data.kind) {
    case 'detailed':
      return {
        category: data.category ?? state.category,
        district: data.district === undefined ? state.district : data.district,
        zone: data.zone === undefined ? state.zone : data.zone,
        consent: data.consent ?? state.consent,
        confirmed: data.confirmed ?? state.confirmed,
      };
    // What made the case more urgent stands first: the headline names it.
    case 'raised':
      return {
        urgency: moreUrgent(state.urgency, data.urgency),
        flags:
          rank(data.urgency) > rank(state.urgency)
            ? union(data.flags, state.flags)
            : union(state.flags, data.flags),
      };
    case 'lowered':
      return { urgency: data.urgency };
    case 'handoff_requested':
      return { handoff: requested(state, event.at, data.reason) };
    case 'handoff_taken':
      return {
        ...onHandoff(state, { takenBy: event.actor.id ?? null, takenAt: event.at }),
        inCharge: state.inCharge ?? event.actor.id ?? null,
      };
    // A lost lease gives the case its old place: the resident has waited since the request.
    case 'handoff_released':
      return data.reason === 'lease_lost'
        ? { handoff: state.handoff && untaken(state.handoff) }
        : { handoff: null };
    case 'handoff_directed':
      return {
        handoff: state.handoff && {
          ...untaken(state.handoff),
          first: { ...data.to, since: event.at },
        },
      };
    case 'alarmed':
      return onHandoff(state, { alarms: data.step, alarmedAt: event.at });
    case 'duty_acknowledged':
      return onHandoff(state, { acknowledgedAt: event.at });
    case 'answered':
    case 'noted':
    case 'surged':
      return {};
    case 'grouped':
      return {
        issue: data.issue,
        followed: state.followed || data.issue === state.number,
        handoff: handoffInIssue(state, data.issue),
      };
    case 'ungrouped':
      return { issue: null };
    case 'joined':
      return { followed: true };
    case 'linked':
      return { links: union(state.links, [data.number]) };
    case 'unlinked':
      return { links: state.links.filter((number) => number !== data.number) };
    case 'moved':
      return {
        status: data.to,
        handoff: handoffAfter(state, data.to),
        tasks: tasksAfter(state, event.at, data.to),
        mergedInto: data.into ?? null,
        // Whoever resolves it asks at once.
        ...(data.to === 'resolved' && { outcomeAsks: 1, score: null }),
      };
    case 'outcome_asked':
      return { outcomeAsks: data.step };
    case 'rated':
      return { score: data.score };
    case 'judged':
      return { verdict: data.verdict };
    case 'tasked':
      return {
        tasks: [...state.tasks, offered(event.at, data)],
        inCharge: state.inCharge ?? event.actor.id ?? null,
      };
    case 'task_accepted':
      return onTask(state, data.task, { stage: 'accepted', acceptedAt: event.at });
    case 'task_returned':
      return onTask(state, data.task, { stage: 'returned', endedAt: event.at });
    case 'task_done':
      return onTask(state, data.task, {
        stage: 'done',
        endedAt: event.at,
        ...(data.photos && { photos: data.photos }),
      });
    case 'task_recalled':
      return onTask(state, data.task, { stage: 'recalled', endedAt: event.at });
    case 'task_reminded':
      return onTask(state, data.task, {
        reminders: data.step,
        remindedAt: event.at,
      });
    case 'job': {
      const jobs = state.tasks.find(({ number }) => number === data.task)?.jobs ?? [];
      return onTask(state, data.task, {
        jobs: jobs.map((job) =>
          job.number === data.job ? stepped(job, data.step, event.at) : job,
        ),
      });
    }
    case 'paper': {
      const papers = withPaper(state.papers, data) ?? state.papers;
      return papers ? { papers } : {};
    }
    case 'need': {
      const special = withNeed(state.special, data) ?? state.special;
      return special ? { special } : {};
    }
    case 'papers_asked':
      return { paperAsks: data.step };
  }
}

/** Who filed and now asks for a person keeps the place; danger starts its own clock. */
function requested(state: CaseState, at: string, reason: HandoffReason): Handoff {
  const fresh = { requestedAt: at, takenBy: null, takenAt: null, alarms: 0 };
  const keeps = isUrgent(state.urgency) ? null : state.handoff;
  // What a body or silence brings back waits first for who answers for the case.
  const { inCharge } = state;
  const returns = !waitsToSpeak(reason) && reason !== 'filed' && inCharge !== null;
  const first = returns ? { first: { agent: inCharge, since: at } } : {};
  return { ...(keeps ?? fresh), reason, ...first };
}

function offered(at: string, { task, body, dueAt, jobs }: Data<'tasked'>): Task {
  return {
    number: task,
    body,
    stage: 'offered',
    offeredAt: at,
    dueAt,
    acceptedAt: null,
    endedAt: null,
    reminders: 0,
    remindedAt: null,
    ...(jobs && { jobs: planned(jobs) }),
  };
}

function onTask(
  state: CaseState,
  number: number,
  part: Partial<Task>,
): Partial<CaseState> {
  return {
    tasks: state.tasks.map((task) =>
      task.number === number ? { ...task, ...part } : task,
    ),
  };
}

/** Nobody's again: what its last holder did counts no more. */
function untaken({ attended: _, ...handoff }: Handoff): Handoff {
  return { ...handoff, takenBy: null, takenAt: null };
}

function onHandoff(state: CaseState, part: Partial<Handoff>): Partial<CaseState> {
  return { handoff: state.handoff && { ...state.handoff, ...part } };
}

/**
 * What a move leaves of the hand-off. Work that ended needs nobody; but a resident who takes back
 * an urgent call for help may not be free to speak, so somebody still looks.
 */
function handoffAfter(state: CaseState, to: CaseStatus): Handoff | null {
  if (to === 'resolved' || to === 'closed' || to === 'merged') return null;
  const mayEnd = to === 'withdrawn' && state.handoff?.takenBy === null;
  return mayEnd && !isUrgent(state.urgency) ? null : state.handoff;
}

/** Whoever leads stands for all in the queue; who waits to speak with a person still does. */
function handoffInIssue({ number, handoff }: CaseState, issue: string): Handoff | null {
  const waitsForWork = handoff?.takenBy === null && !waitsToSpeak(handoff.reason);
  return waitsForWork && issue !== number ? null : handoff;
}

/** Work on what is over ends with it, whoever ended it. */
function tasksAfter(state: CaseState, at: string, to: CaseStatus): readonly Task[] {
  if (!isOver(to)) return state.tasks;
  return state.tasks.map((task) =>
    isOpen(task) ? { ...task, stage: 'recalled', endedAt: at } : task,
  );
}

/** Both lists without repetition, in order of first mention. */
function union(known: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...known, ...more])];
}
