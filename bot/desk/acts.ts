/** What agents do, each as one turn of the resident's conversation: take, answer, resolve, hand back. */
import { ActivityTypes } from 'botbuilder';
import { nextFor } from '../../cases/agents.ts';
import type { CaseEventData } from '../../cases/case.ts';
import { LEASE_SECONDS } from '../../cases/queue.ts';
import { isOver } from '../../cases/transitions.ts';
import { notice } from '../../dialogs/notices.ts';
import type { CaseRow, Database } from '../../integrations/database/contract.ts';
import type { DeskPort, RungBack } from '../../web/desk/contract.ts';
import { LONGEST_ANSWER } from '../../web/desk/limits.ts';
import { type WebActor, WebError } from '../../web/route.ts';
import { callPerson } from '../call-person.ts';
import {
  act,
  askOnly,
  caseByNumber,
  languageOf,
  mustHold,
  requestKey,
  staff,
  tell,
} from '../case-act.ts';
import { cleanText } from '../clean-json.ts';
import { askOutcome } from '../due/callback.ts';
import type { DueDeps } from '../due/deps.ts';
import { clockKey, planAlarm } from '../due/handoff-clock.ts';
import { planLook } from '../due/look-again.ts';
import { sendStatus } from '../handoff.ts';
import { handOn } from '../owner.ts';
import { readCrew } from './crew.ts';
import { type QuotingDeps, sourcesOf } from './quoting.ts';

export type TakeDeps = DueDeps & {
  readonly db: Pick<Database, 'turns' | 'cases' | 'staff'>;
};

/**
 * The named case, or the next that suits this agent (`nextFor`); the number of the case taken,
 * null: none.
 */
export async function take(
  deps: TakeDeps,
  actor: WebActor,
  caseNumber: string | null,
): Promise<string | null> {
  if (caseNumber === null) return await takeNext(deps, actor);
  const wanted = await caseByNumber(deps, caseNumber);
  const { number, handoff, id, status } = wanted.state;
  if (handoff?.takenBy === actor.staffId) return number;
  if (handoff === null && !isOver(status)) await askForSelf(deps, actor, wanted);
  if (!(await claim(deps, actor, id))) {
    const code = handoff ? 'held_by_other' : 'not_waiting';
    throw new WebError(409, code, 'This case is with somebody else or waits no longer.');
  }
  return await taken(deps, actor, id);
}

/**
 * A case that waits for nobody comes to wait for this agent first, and is taken like any other: who
 * is quicker has it, and a browser that dies in between leaves it to the queue.
 */
async function askForSelf(
  deps: TakeDeps,
  actor: WebActor,
  wanted: CaseRow,
): Promise<void> {
  const { id, version } = wanted.state;
  const key = `take-over:${id}:${version}:${actor.staffId}`;
  await act(deps, wanted, key, async (_context, turn, current) => {
    if (current.state.handoff !== null) return;
    if (turn.owner === 'agent' && turn.staffId !== actor.staffId) throw heldByOther();
    const asks: readonly CaseEventData[] = [
      { kind: 'handoff_requested', reason: 'taken_over' },
      { kind: 'handoff_directed', to: { agent: actor.staffId } },
    ];
    callPerson(turn, turn.changeCase(current, asks, staff(actor)), deps.city);
  });
}

function heldByOther(): WebError {
  const message = 'This person is in a conversation with somebody else.';
  return new WebError(409, 'held_by_other', message);
}

/** Another agent may be quicker with each of them. */
async function takeNext(deps: TakeDeps, actor: WebActor): Promise<string | null> {
  const { db, city, clock } = deps;
  const { standing, agents } = await readCrew(db);
  const next = nextFor(actor.staffId, standing, agents, city, clock.now());
  for (const id of next) {
    if (await claim(deps, actor, id)) return await taken(deps, actor, id);
  }
  return null;
}

async function claim(
  { db, clock }: DueDeps,
  { staffId }: WebActor,
  caseId: string,
): Promise<boolean> {
  const now = clock.now();
  const leaseUntil = new Date(now.getTime() + LEASE_SECONDS * 1000);
  return await db.cases.claim(caseId, staffId, now, leaseUntil);
}

/** The turn that records what was reserved. */
async function taken(deps: DueDeps, actor: WebActor, caseId: string): Promise<string> {
  const { db } = deps;
  const row = await db.cases.byId(caseId);
  if (!row) throw new WebError(404, 'unknown_case', 'There is no such case.');
  await act(
    deps,
    row,
    `take:${caseId}:${row.state.version}:${actor.staffId}`,
    async (context, turn, current) => {
      if (current.state.handoff?.takenBy === actor.staffId) return;
      if (turn.owner === 'agent' && turn.staffId !== actor.staffId) {
        await db.cases.giveBack(caseId, actor.staffId);
        throw heldByOther();
      }
      const taking: CaseEventData = { kind: 'handoff_taken' };
      const state = turn.changeCase(current, [taking], staff(actor));
      turn.handTo('agent', actor.staffId);
      // Of a person who waits to be spoken with, the clock runs until the first answer.
      turn.cancel(clockKey(caseId));
      planAlarm(turn, state, deps.city);
      await sendStatus(context, 'accepted', actor.badge);
      const language = languageOf(turn);
      await tell(
        context,
        turn,
        notice('agent_took', language, { badge: actor.badge, city: deps.city }),
      );
    },
  );
  return row.state.number;
}

export async function answer(
  deps: DueDeps & Pick<QuotingDeps, 'published'>,
  actor: WebActor,
  caseNumber: string,
  message: Parameters<DeskPort['answer']>[2],
): Promise<void> {
  const text = cleanText(message.text).trim();
  if (text.length === 0 || text.length > LONGEST_ANSWER) {
    throw new WebError(
      422,
      'bad_text',
      `An answer has 1 to ${LONGEST_ANSWER} characters.`,
    );
  }
  const row = await caseByNumber(deps, caseNumber);
  await act(
    deps,
    row,
    requestKey(actor, message.requestId),
    async (context, turn, current) => {
      mustHold(current, actor);
      const quotes = sourcesOf(message.quotes, languageOf(turn), deps);
      const said = await context.sendActivity({
        type: ActivityTypes.Message,
        text,
        channelData: { huying: { speaker: 'agent', badge: actor.badge, quotes } },
      });
      const messages = said ? [said.id] : [];
      turn.changeCase(current, [{ kind: 'answered', messages }], staff(actor));
    },
  );
}

/** The trouble is solved: the case moves on, the bot has the conversation again. */
export async function resolve(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  requestId: string,
): Promise<void> {
  const row = await caseByNumber(deps, caseNumber);
  await act(deps, row, requestKey(actor, requestId), async (context, turn, current) => {
    mustHold(current, actor);
    const moves: CaseEventData[] = [
      { kind: 'handoff_released', reason: 'resolved' },
      { kind: 'moved', to: 'resolved' },
    ];
    const state = turn.changeCase(current, moves, staff(actor));
    await handOn(turn, state, deps.db.cases);
    await sendStatus(context, 'completed');
    askOnly(turn, 'outcome', await askOutcome(context, turn, state, deps.city));
  });
}

/** What the resident said when they were rung back: it is closed, or opened again. */
export async function callBack(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  said: RungBack,
): Promise<void> {
  const row = await caseByNumber(deps, caseNumber);
  const key = requestKey(actor, said.requestId);
  await act(deps, row, key, async (context, turn, current) => {
    const { handoff, status, number } = current.state;
    if (status !== 'resolved')
      throw new WebError(409, 'illegal_move', 'The case is not resolved.');
    if (handoff) mustHold(current, actor);
    const rated: readonly CaseEventData[] =
      said.score === null ? [] : [{ kind: 'rated', score: said.score }];
    if (!said.solved) {
      const again: CaseEventData[] = [
        ...rated,
        { kind: 'moved', to: 'reopened' },
        { kind: 'handoff_requested', reason: 'filed' },
      ];
      const state = turn.changeCase(current, again, staff(actor));
      callPerson(turn, state, deps.city);
      return;
    }
    const released: readonly CaseEventData[] = handoff
      ? [{ kind: 'handoff_released', reason: 'resolved' }]
      : [];
    const closed: CaseEventData = { kind: 'moved', to: 'closed' };
    const events = [...rated, ...released, closed];
    await handOn(turn, turn.changeCase(current, events, staff(actor)), deps.db.cases);
    const params = { number, city: deps.city };
    await tell(context, turn, notice('closed_by_call', languageOf(turn), params));
  });
}

/** Back to the bot with the case still open. */
export async function handBack(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  requestId: string,
): Promise<void> {
  const row = await caseByNumber(deps, caseNumber);
  await act(deps, row, requestKey(actor, requestId), async (context, turn, current) => {
    mustHold(current, actor);
    const back: CaseEventData = { kind: 'handoff_released', reason: 'returned' };
    const state = turn.changeCase(current, [back], staff(actor));
    await handOn(turn, state, deps.db.cases);
    planLook(turn, state, deps.city.clocks);
    await sendStatus(context, 'completed');
    const params = { number: current.state.number, city: deps.city };
    await tell(context, turn, notice('handed_back', languageOf(turn), params));
  });
}
