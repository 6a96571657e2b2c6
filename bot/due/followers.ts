/**
 * Whose trouble went into another case, or is led by it, hears what becomes of that one: each in a
 * turn of their own conversation, so that a hundred are told as surely as one.
 */
import {
  type Actor,
  type CaseEventData,
  type CaseState,
  waitsToSpeak,
} from '../../cases/case.ts';
import { isOpen } from '../../cases/dispatch.ts';
import { canMove, isOver } from '../../cases/transitions.ts';
import { notice } from '../../dialogs/notices.ts';
import type { CaseRow, Cases } from '../../integrations/database/contract.ts';
import type { Language } from '../../intents/understanding.ts';
import type { City } from '../../knowledge/content/city.ts';
import { callPerson } from '../call-person.ts';
import { askOnly, languageOf, tell } from '../case-act.ts';
import type { TurnLogic } from '../intake-adapter.ts';
import { readMemory } from '../memory.ts';
import { handOn } from '../owner.ts';
import type { Turn } from '../turn.ts';
import { askOutcome } from './callback.ts';
import { type DueDeps, runDue } from './deps.ts';
import { clockKey } from './handoff-clock.ts';
import {
  type FollowDeps,
  FollowerPayload,
  type LeadMove,
  LeadPayload,
  planFollowers,
} from './lead-moved.ts';
import type { DueHandler } from './worker.ts';

export function leadMovedHandler(deps: FollowDeps): DueHandler {
  return async (row) => {
    const { caseId, what } = LeadPayload.parse(row.payload);
    const lead = await deps.db.cases.byId(caseId);
    if (!lead) return { done: true };
    const followers = await behind(lead.state, deps.db);
    await planFollowers(deps, lead.state, followers, what, row.key);
    return { done: true };
  };
}

/** What it leads, what went into it, and what had gone into those before. */
async function behind(
  { number, followed }: CaseState,
  db: FollowDeps['db'],
): Promise<readonly CaseState[]> {
  if (!followed) return [];
  const [merged, led] = await Promise.all([
    db.cases.mergedInto(number),
    db.issues.members(number),
  ]);
  const states = [...merged, ...led]
    .map(({ state }) => state)
    .filter((state) => state.number !== number);
  const further = await Promise.all(states.map((state) => behind(state, db)));
  return [...states, ...further.flat()];
}

export function followerHandler(deps: DueDeps): DueHandler {
  return async (row) => {
    const { caseId, what, lead } = FollowerPayload.parse(row.payload);
    await runDue(row, deps, async (context, turn) => {
      const [own, leading] = await Promise.all([
        deps.db.cases.byId(caseId),
        deps.db.cases.byId(lead),
      ]);
      if (!own || !leading) return;
      await follow(context, turn, { own, leading, what }, deps);
    });
    return { done: true };
  };
}

interface Following {
  readonly own: CaseRow;
  readonly leading: CaseRow;
  readonly what: LeadMove;
}

async function follow(
  context: Parameters<TurnLogic>[0],
  turn: Turn,
  { own, leading, what }: Following,
  { db, city }: DueDeps,
): Promise<void> {
  const { status, number } = own.state;
  const led = status !== 'merged';
  if (what === 'gone') {
    if (led) backToQueue(turn, own, city);
    return;
  }
  if (led && (isOver(status) || own.state.issue !== leading.state.issue)) return;
  const state = led ? await moveAlong(turn, own, leading, what, db.cases) : own.state;
  const language = languageOf(turn);
  if (what === 'dispatched') {
    const to = bodiesOf(leading.state, city, language);
    await tell(context, turn, notice('dispatched', language, { number, to, city }));
  } else if (state.status === 'resolved') {
    const reply = await askOutcome(context, turn, state, city);
    // In the middle of another matter it is said, and that matter's question stays.
    const { asked } = readMemory(turn.loaded).dialog;
    if (turn.owner === 'bot' && asked === null) askOnly(turn, 'outcome', reply);
  } else {
    await tell(context, turn, notice('merged_done', language, { number, city }));
  }
}

/** Nobody leads it: it waits for somebody by itself again. */
function backToQueue(turn: Turn, own: CaseRow, city: City): void {
  if (own.state.issue === null || isOver(own.state.status)) return;
  const again: CaseEventData[] = [
    { kind: 'ungrouped' },
    { kind: 'handoff_requested', reason: 'filed' },
  ];
  callPerson(turn, turn.changeCase(own, again, { kind: 'bot' }), city);
}

/**
 * Its case stands as the leading one does, by who answers for that. Whom a person has, or who waits
 * to speak with one, is only told.
 */
async function moveAlong(
  turn: Turn,
  own: CaseRow,
  { state: lead }: CaseRow,
  to: 'dispatched' | 'resolved',
  cases: Pick<Cases, 'ofConversation'>,
): Promise<CaseState> {
  const { handoff, status } = own.state;
  const free =
    handoff === null || (handoff.takenBy === null && !waitsToSpeak(handoff.reason));
  if (!free || !canMove(status, to) || lead.inCharge === null) return own.state;
  const by: Actor = { kind: 'staff', id: lead.inCharge };
  const released: readonly CaseEventData[] =
    handoff === null ? [] : [{ kind: 'handoff_released', reason: 'returned' }];
  const state = turn.changeCase(own, [...released, { kind: 'moved', to }], by);
  if (handoff !== null) {
    turn.cancel(clockKey(state.id));
    await handOn(turn, state, cases);
  }
  return state;
}

/** Names of the bodies that have it, as they are told to a resident. */
function bodiesOf({ tasks }: CaseState, city: City, language: Language): string {
  const ids = new Set(tasks.filter(isOpen).map(({ body }) => body));
  const names = city.bodies.filter(({ id }) => ids.has(id));
  return names.map(({ name }) => name[language]).join(language === 'zh' ? '、' : ', ');
}
