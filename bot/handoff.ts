/** The hand-off as Bot Framework events: `handoff.initiate` and `handoff.status`. */
import { type Activity as BotActivity, EventFactory, type TurnContext } from 'botbuilder';
import { type HandoffSummary, type SummaryNames, summarise } from '../cases/summary.ts';
import type { CaseRow, Turns } from '../integrations/database/contract.ts';
import type { City } from '../knowledge/content/city.ts';
import type { Turn } from './turn.ts';

export interface HandoffDeps {
  readonly turns: Pick<Turns, 'activities'>;
  readonly city: City;
  readonly names: SummaryNames;
}

/** A conversation longer than this is cut to its end; the desk reads the whole from the store. */
const TRANSCRIPT_LIMIT = 100;

/**
 * Sends `handoff.initiate` through the adapter, so that middleware, the transcript and every
 * client receive it: its value is the summary, its attachment the transcript until now.
 * https://learn.microsoft.com/azure/bot-service/bot-service-design-pattern-handoff-human
 */
export async function sendInitiation(
  context: TurnContext,
  turn: Turn,
  row: CaseRow,
  deps: HandoffDeps,
): Promise<HandoffSummary> {
  const summary = summarise({ ...row, names: deps.names });
  const after = Math.max(0, turn.loaded.seq - TRANSCRIPT_LIMIT);
  const stored = await deps.turns.activities(turn.loaded.id, after, TRANSCRIPT_LIMIT);
  const said = [...stored, ...turn.activities]
    .map(({ activity }) => activity)
    .filter(({ type }) => type === 'message')
    .map(({ id, timestamp, from, text, type }) => ({
      id,
      type,
      timestamp: new Date(timestamp),
      from: { id: from.id, name: from.name ?? '', role: from.role },
      text,
    }));
  const event = EventFactory.createHandoffInitiation(
    context,
    { state: 'queue', reason: row.state.handoff?.reason ?? 'asked', summary },
    { activities: said as BotActivity[] },
  );
  await context.sendActivity(event);
  return summary;
}

/** accepted: a person has it, whose `badge` pages show. failed: lost to the queue again. completed: the person is done. */
export async function sendStatus(
  context: TurnContext,
  state: 'accepted' | 'failed' | 'completed',
  badge?: string,
): Promise<void> {
  const conversation = context.activity.conversation;
  const status = EventFactory.createHandoffStatus(conversation, state);
  const value = { ...status.value, ...(badge !== undefined && { badge }) };
  await context.sendActivity({ ...status, value });
}
