/** What may be recorded on a case, by whom, in which state. */
import {
  type Actor,
  type CaseEventData,
  type CaseEventKind,
  type CaseState,
  waitsToSpeak,
} from './case.ts';
import { CaseError } from './case-error.ts';
import { checkJob } from './job-rules.ts';
import { owed, withPaper } from './paper.ts';
import { isUnattended, rank } from './queue.ts';
import { type NeedEvent, withNeed } from './special-need.ts';
import { checkTask, checkTasked } from './task-rules.ts';
import { type ActorKind, canMove, isOver, mayMove } from './transitions.ts';

// biome-ignore format: the columns are read downwards
const WHO: Readonly<Record<CaseEventKind, readonly ActorKind[]>> = {
  opened:            ['resident', 'bot', 'staff'],
  detailed:          ['resident', 'bot', 'staff'],
  raised:            ['resident', 'bot', 'staff', 'timer'],
  lowered:           ['staff'],
  handoff_requested: ['resident', 'bot', 'staff', 'timer', 'body'],
  handoff_taken:     ['staff'],
  handoff_released:  ['staff', 'timer'],
  handoff_directed:  ['staff'],
  alarmed:           ['timer'],
  duty_acknowledged: ['duty'],
  answered:          ['staff'],
  moved:             ['resident', 'bot', 'staff', 'timer', 'body'], // and by the transition table
  outcome_asked:     ['timer'],
  rated:             ['resident', 'staff'],
  judged:            ['staff'],
  tasked:            ['staff'],
  // Staff for a body that answers by phone.
  task_accepted:     ['body', 'staff'],
  task_returned:     ['body', 'staff'],
  task_done:         ['body', 'staff'],
  task_recalled:     ['staff'],
  task_reminded:     ['timer'],
  job:               ['body', 'staff', 'timer'], // and by the table of `job-rules.ts`
  paper:             ['staff'],
  papers_asked:      ['timer'],
  need:              ['resident', 'staff', 'body', 'timer'], // and by `NEED_STEPS`
  joined:            ['staff'],
  linked:            ['staff'],
  unlinked:          ['staff'],
  noted:             ['staff'],
  grouped:           ['staff', 'bot'],
  ungrouped:         ['staff', 'bot'],
  surged:            ['bot'],
};

// biome-ignore format: the columns are read downwards
const NEED_STEPS: Readonly<Record<NeedEvent['step'], readonly ActorKind[]>> = {
  registered: ['resident', 'staff'],
  dated:      ['resident', 'staff'],
  reminded:   ['timer'],
  passed:     ['timer'],
  arranged:   ['body', 'staff'],
  ended:      ['resident', 'staff'],
};

const NAMED: readonly ActorKind[] = ['staff', 'body', 'duty'];

/**
 * What to record of an event, or null where it would change nothing.
 * @throws CaseError where the event is not allowed.
 */
export function checkEvent(
  state: CaseState | null,
  data: CaseEventData,
  actor: Actor,
): CaseEventData | null {
  if (!WHO[data.kind].includes(actor.kind))
    throw new CaseError('not_allowed', `${data.kind} is not for ${actor.kind}`);
  if (NAMED.includes(actor.kind) && !actor.id)
    throw new CaseError('no_actor_id', `${actor.kind} act under their id`);
  if (state === null || data.kind === 'opened') return data; // `fold` refuses the rest
  if (state.status === 'merged')
    throw new CaseError('merged', 'the case went into another');
  switch (data.kind) {
    case 'detailed':
      return changesDetails(state, data) ? data : null;
    case 'raised':
      return checkRaised(state, data);
    case 'lowered':
      if (rank(data.urgency) >= rank(state.urgency))
        throw new CaseError('not_lower', `${data.urgency} is not below ${state.urgency}`);
      return data;
    case 'handoff_requested':
      return asksMore(state, data) ? data : null;
    case 'handoff_taken':
      if (!state.handoff)
        throw new CaseError('not_requested', 'nobody asked for a person');
      if (state.handoff.takenBy === actor.id) return null;
      refuseOthers(state, actor);
      return data;
    case 'handoff_released':
      return checkReleased(state, data, actor);
    case 'handoff_directed':
      return checkDirected(state, data);
    case 'alarmed':
      return checkAlarmed(state, data);
    case 'duty_acknowledged':
      return state.handoff && isUnattended(state.handoff) ? data : null;
    case 'answered':
      refuseOthers(state, actor);
      if (state.handoff?.takenBy === null)
        throw new CaseError('not_taken', 'a waiting case is taken before it is answered');
      return data;
    case 'moved':
      return checkMoved(state, data, actor);
    case 'outcome_asked': {
      const next = data.step === state.outcomeAsks + 1;
      return state.status === 'resolved' && next ? data : null;
    }
    case 'rated':
      return checkRated(state, data);
    case 'judged':
      refuseOthers(state, actor);
      if (isOver(state.status))
        throw new CaseError('illegal_move', `no verdict on what is ${state.status}`);
      return data.verdict === state.verdict ? null : data;
    case 'tasked':
      return checkTasked(state, data);
    case 'task_accepted':
    case 'task_returned':
    case 'task_done':
    case 'task_recalled':
    case 'task_reminded':
      return checkTask(state, data, actor);
    case 'job':
      return checkJob(state, data, actor);
    case 'paper': {
      const papers = withPaper(state.papers, data);
      if (papers === undefined)
        throw new CaseError('unknown_paper', `the case has no paper ${data.paper}`);
      return papers && data;
    }
    case 'need': {
      if (!NEED_STEPS[data.step].includes(actor.kind))
        throw new CaseError('not_allowed', `${data.step} is not for ${actor.kind}`);
      const entries = withNeed(state.special, data);
      if (entries === undefined)
        throw new CaseError('unknown_need', `the case has no entry ${data.special}`);
      return entries && data;
    }
    case 'papers_asked': {
      const next = data.step === (state.paperAsks ?? 0) + 1;
      return next && owed(state.papers).length > 0 ? data : null;
    }
    case 'noted':
    case 'surged':
      return data;
    case 'grouped':
      if (isOver(state.status))
        throw new CaseError(
          'illegal_move',
          `a case that is ${state.status} joins nothing`,
        );
      return state.issue === data.issue ? null : data;
    case 'ungrouped':
      return state.issue === null ? null : data;
    case 'joined':
    case 'linked':
    case 'unlinked':
      return checkOther(state, data);
  }
}

type Data<Kind extends CaseEventKind> = Extract<CaseEventData, { kind: Kind }>;

/** One request is enough; but who had only filed may still call for a person. */
function asksMore(
  { handoff }: CaseState,
  { reason }: Data<'handoff_requested'>,
): boolean {
  if (handoff === null) return true;
  return (
    handoff.takenBy === null && !waitsToSpeak(handoff.reason) && waitsToSpeak(reason)
  );
}

function changesDetails(state: CaseState, data: Data<'detailed'>): boolean {
  const changed = <T>(value: T | undefined, known: T) =>
    value !== undefined && value !== known;
  return (
    data.fields.length > 0 ||
    changed(data.category, state.category) ||
    changed(data.district, state.district) ||
    changed(data.zone, state.zone) ||
    changed<string>(data.consent, state.consent) ||
    changed(data.confirmed, state.confirmed)
  );
}

/** A level that does not rise is kept only for a flag that is new; then it says today's level. */
function checkRaised(state: CaseState, data: Data<'raised'>): Data<'raised'> | null {
  if (rank(data.urgency) > rank(state.urgency)) return data;
  const isNew = data.flags.some((flag) => !state.flags.includes(flag));
  return isNew ? { ...data, urgency: state.urgency } : null;
}

function checkRated(state: CaseState, data: Data<'rated'>): Data<'rated'> | null {
  if (!Number.isInteger(data.score) || data.score < 1 || data.score > 5)
    throw new CaseError('bad_score', 'a score is 1 to 5');
  if (state.status !== 'resolved' && state.status !== 'closed')
    throw new CaseError('illegal_move', `no score for a case that is ${state.status}`);
  return data.score === state.score ? null : data;
}

function checkReleased(
  state: CaseState,
  data: Data<'handoff_released'>,
  actor: Actor,
): Data<'handoff_released'> | null {
  if (data.reason === 'lease_lost') {
    if (actor.kind !== 'timer')
      throw new CaseError('not_allowed', 'a lease is lost by the clock');
    return state.handoff?.takenBy ? data : null;
  }
  if (actor.kind !== 'staff')
    throw new CaseError('not_allowed', 'only its agent gives a case back');
  refuseOthers(state, actor);
  return state.handoff ? data : null;
}

/** Whose it may be taken from is the desk's question; to whom it goes already, nothing changes. */
function checkDirected(
  { handoff }: CaseState,
  data: Data<'handoff_directed'>,
): Data<'handoff_directed'> | null {
  if (!handoff) throw new CaseError('not_requested', 'nobody asked for a person');
  return 'agent' in data.to && handoff.takenBy === data.to.agent ? null : data;
}

function checkAlarmed(state: CaseState, data: Data<'alarmed'>): Data<'alarmed'> | null {
  const { handoff } = state;
  if (!handoff || !isUnattended(handoff) || data.step <= handoff.alarms) return null;
  if (data.step !== handoff.alarms + 1)
    throw new CaseError(
      'alarm_out_of_order',
      `alarm ${data.step} after ${handoff.alarms}`,
    );
  return data;
}

function checkMoved(
  state: CaseState,
  data: Data<'moved'>,
  actor: Actor,
): Data<'moved'> | null {
  if (data.to === state.status) return null;
  const move = `${state.status} to ${data.to}`;
  if (!canMove(state.status, data.to)) throw new CaseError('illegal_move', `no ${move}`);
  if (!mayMove(actor.kind, state.status, data.to))
    throw new CaseError('not_allowed', `${move} is not for ${actor.kind}`);
  if (data.to === 'resolved' || data.to === 'merged') refuseOthers(state, actor);
  if (data.to === 'merged') checkMerged(state, data);
  return data;
}

/** Which case it goes into. */
function checkMerged(state: CaseState, { into }: Data<'moved'>): void {
  if (into === undefined)
    throw new CaseError('into_missing', 'a case is merged into another');
  if (into === state.number)
    throw new CaseError('same_case', 'a case does not go into itself');
}

function checkOther(
  state: CaseState,
  data: Data<'joined' | 'linked' | 'unlinked'>,
): CaseEventData | null {
  if (data.number === state.number)
    throw new CaseError('same_case', 'a case has nothing to do with itself');
  if (data.kind === 'joined') {
    if (isOver(state.status))
      throw new CaseError('illegal_move', `nothing joins a case that is ${state.status}`);
    return data;
  }
  const linked = state.links.includes(data.number);
  return linked === (data.kind === 'linked') ? null : data;
}

/** One owner at a time: what another agent holds is theirs. */
function refuseOthers(state: CaseState, actor: Actor): void {
  const holder = state.handoff?.takenBy ?? null;
  if (holder !== null && holder !== actor.id)
    throw new CaseError('held_by_other', 'another agent has the case');
}
