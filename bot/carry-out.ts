/** Carries out the commands of a decision inside its turn: case events, owner, clocks, hand-off. */
import type { TurnContext } from 'botbuilder';
import {
  type CaseDetails,
  type CaseEventData,
  type CaseState,
  type HandoffReason,
  waitsToSpeak,
} from '../cases/case.ts';
import { withNews } from '../cases/case-work.ts';
import { registered } from '../cases/special-need.ts';
import { canMove } from '../cases/transitions.ts';
import type { Command } from '../dialogs/contract.ts';
import type { CaseRow, Cases } from '../integrations/database/contract.ts';
import { callPerson } from './call-person.ts';
import { clockKey } from './due/handoff-clock.ts';
import { tellFollowers } from './due/lead-moved.ts';
import { type HandoffDeps, sendInitiation } from './handoff.ts';
import { planNeeds } from './needs/plan.ts';
import { handOn } from './owner.ts';
import { planErase } from './person/own-wish.ts';
import { planCode } from './ties/code.ts';
import { followFrom } from './ties/follow.ts';
import { planWords } from './ties/plan-words.ts';
import type { Turn } from './turn.ts';

export interface CarryOutDeps extends HandoffDeps {
  readonly cases: Pick<Cases, 'byId' | 'ofConversation'>;
}

const RESIDENT = { kind: 'resident' } as const;
const BOT = { kind: 'bot' } as const;

/** In order; each command sees what the ones before it changed. */
export async function carryOut(
  context: TurnContext,
  turn: Turn,
  commands: readonly Command[],
  deps: CarryOutDeps,
): Promise<void> {
  for (const command of commands) await carryOutOne(context, turn, command, deps);
}

async function carryOutOne(
  context: TurnContext,
  turn: Turn,
  command: Command,
  deps: CarryOutDeps,
): Promise<void> {
  if (command.do === 'note') {
    const { do: _do, ...note } = command;
    turn.note(note);
    return;
  }
  if (command.do === 'erase_person') {
    planErase(turn);
    return;
  }
  if (command.do === 'untie') {
    turn.tie('untie');
    return;
  }
  if (command.do === 'send_code') {
    planCode(turn, command.caseId);
    return;
  }
  if (command.do === 'follow_case') {
    followFrom(turn, command.caseId, 'code');
    return;
  }
  if (command.do === 'pass_on') {
    planWords(turn, command.caseId);
    return;
  }
  const messages = turn.heard ? [turn.heard.activity.id] : [];
  if (command.do === 'open_case') {
    const { do: _do, caseId, details, confirmed, ...opened } = command;
    // A draft that became a case already (a repeated confirmation) is not filed again.
    if (await deps.cases.byId(caseId)) return;
    const conversationId = turn.loaded.id;
    turn.openCase(
      caseId,
      { kind: 'opened', conversationId, messages, ...opened },
      details,
      RESIDENT,
    );
    if (confirmed) {
      const row = { state: stateOf(turn, caseId), details };
      turn.changeCase(
        row,
        [{ kind: 'detailed', fields: [], confirmed, messages }],
        RESIDENT,
      );
    }
    return;
  }
  const row = await currentRow(turn, command.caseId, deps);
  switch (command.do) {
    case 'detail_case': {
      const { category, district, zone, confirmed } = command;
      const consent = command.consent === 'given' ? { consent: 'given' as const } : {};
      const details = withNews(row.details, command.known, command.details);
      const detailed: CaseEventData = {
        kind: 'detailed',
        fields: changedFields(row.details, details),
        ...(category !== undefined && { category }),
        ...(district !== undefined && { district }),
        ...(zone !== undefined && { zone }),
        ...consent,
        ...(confirmed && { confirmed }),
        messages,
      };
      turn.changeCase(row, [detailed], RESIDENT, details);
      return;
    }
    case 'raise_case': {
      const { urgency, flags } = command;
      turn.changeCase(row, [{ kind: 'raised', urgency, flags, messages }], BOT);
      return;
    }
    case 'request_person':
      await requestPerson(context, turn, row, command.reason, deps);
      return;
    case 'reopen_case': {
      if (!canMove(row.state.status, 'reopened')) return;
      const state = turn.changeCase(row, [{ kind: 'moved', to: 'reopened' }], RESIDENT);
      await requestPerson(context, turn, { ...row, state }, command.reason, deps);
      return;
    }
    case 'close_case':
      if (!canMove(row.state.status, 'closed')) return;
      turn.changeCase(row, [{ kind: 'moved', to: 'closed' }], RESIDENT);
      return;
    case 'register_need': {
      // A date told later is the entry's next one.
      const entry = registered(row.state).find(({ need }) => need === command.need);
      const { need, dueAt, everyDays } = command;
      const event: CaseEventData = entry
        ? {
            kind: 'need',
            special: entry.number,
            step: 'dated',
            dueAt,
            everyDays: everyDays ?? entry.everyDays,
          }
        : {
            kind: 'need',
            special: (row.state.special ?? []).length + 1,
            step: 'registered',
            need,
            dueAt,
            everyDays,
          };
      const state = turn.changeCase(row, [event], RESIDENT);
      planNeeds(turn, state, deps.city);
      return;
    }
    case 'rate_case':
      // A choice tapped long after: the case may be open again.
      if (row.state.status !== 'resolved' && row.state.status !== 'closed') return;
      turn.changeCase(row, [{ kind: 'rated', score: command.score }], RESIDENT);
      return;
    case 'withdraw_case': {
      if (!canMove(row.state.status, 'withdrawn')) return;
      const moved: CaseEventData = { kind: 'moved', to: 'withdrawn' };
      const state = turn.changeCase(row, [moved], RESIDENT);
      if (state.issue === state.number) tellFollowers(turn, state, 'gone');
      // An urgent case stays in the queue until a person has looked.
      if (state.handoff !== null) return;
      turn.cancel(clockKey(command.caseId));
      if (turn.owner === 'queue') await handOn(turn, state, deps.cases);
    }
  }
}

async function requestPerson(
  context: TurnContext,
  turn: Turn,
  row: CaseRow,
  reason: HandoffReason,
  deps: CarryOutDeps,
): Promise<void> {
  const before = row.state.handoff;
  // Waiting or taken already: the request stands; its clock runs by the urgency it has now.
  const stands =
    before !== null && (before.takenBy !== null || waitsToSpeak(before.reason));
  const state = stands
    ? row.state
    : turn.changeCase(row, [{ kind: 'handoff_requested', reason }], BOT);
  callPerson(turn, state, deps.city);
  // Where work waits, not the resident, their page is not told of a person coming.
  if (!stands && waitsToSpeak(reason))
    await sendInitiation(context, turn, { ...row, state }, deps);
}

/** A case of this turn, or as it is stored. A command names only cases that exist. */
async function currentRow(
  turn: Turn,
  caseId: string,
  deps: CarryOutDeps,
): Promise<CaseRow> {
  const pending = turn.write().cases.find((write) => write.state.id === caseId);
  if (pending?.details) return { state: pending.state, details: pending.details };
  const stored = await deps.cases.byId(caseId);
  if (!stored) throw new TypeError('A command names a case that does not exist.');
  return pending ? { state: pending.state, details: stored.details } : stored;
}

function stateOf(turn: Turn, caseId: string): CaseState {
  const state = turn.caseState(caseId);
  if (!state) throw new TypeError('The case was not opened by this turn.');
  return state;
}

/** Names of the detail fields that differ, for the ledger: never their values. */
function changedFields(stored: CaseDetails, details: CaseDetails): readonly string[] {
  const before = new Map<string, unknown>(Object.entries(stored));
  return Object.entries(details)
    .filter(
      ([field, value]) => JSON.stringify(before.get(field)) !== JSON.stringify(value),
    )
    .map(([field]) => field);
}
