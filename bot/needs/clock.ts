/** The clock of the register's entries: community and person are reminded before each date. */
import { z } from 'zod';
import { type CaseEventData, type CaseState, NO_CASE_DETAILS } from '../../cases/case.ts';
import type { SpecialNeed } from '../../cases/parts.ts';
import { nextLook, remindersBy } from '../../cases/special-need.ts';
import { needQuestion } from '../../dialogs/handlers/register-need.ts';
import { notice } from '../../dialogs/notices.ts';
import type { City } from '../../knowledge/content/city.ts';
import { callPerson } from '../call-person.ts';
import { askOnly, languageOf, tell } from '../case-act.ts';
import { type DueDeps, runDue } from '../due/deps.ts';
import type { DueHandler } from '../due/worker.ts';
import type { TurnLogic } from '../intake-adapter.ts';
import { readMemory } from '../memory.ts';
import { cityTime } from '../tasks/city-time.ts';
import type { Turn } from '../turn.ts';
import { beforeOf, entryOf, planNeed } from './plan.ts';
import { communityOf, planNeedTelling } from './tell.ts';

const TIMER = { kind: 'timer' } as const;
const Payload = z.object({ caseId: z.string(), special: z.int() });

export function needClockHandler(deps: DueDeps): DueHandler {
  const { city } = deps;
  return async (row) => {
    const { caseId, special } = Payload.parse(row.payload);
    await runDue(row, deps, async (context, turn) => {
      const found = await deps.db.cases.byId(caseId);
      const entry = found && entryOf(found.state, special);
      const look = entry && nextLook(entry, beforeOf(entry, city));
      if (!found || !entry || !look) return;
      // The date was put off since the row was claimed.
      if (look.at > turn.now) return planNeed(turn, found.state, entry, city);
      const reminders = remindersBy(entry, beforeOf(entry, city), turn.now);
      const event: CaseEventData =
        look.step === 'reminded'
          ? { kind: 'need', special, step: 'reminded', reminders }
          : { kind: 'need', special, step: 'passed' };
      const state = turn.changeCase(found, [event], TIMER);
      const now = entryOf(state, special);
      if (!now) return;
      planNeed(turn, state, now, city);
      if (look.step === 'reminded') await remind(context, turn, state, now, city);
      else if (now.dueAt === null) await askNext(context, turn, state, now, city);
    });
    return { done: true };
  };
}

/** At the last reminder, what the community has not seen to is a person's at the desk as well. */
async function remind(
  context: Parameters<TurnLogic>[0],
  turn: Turn,
  state: CaseState,
  entry: SpecialNeed,
  city: City,
): Promise<void> {
  if (!entry.arranged) planNeedTelling(turn, state, entry);
  // Where no community is known, nobody else hears of it.
  const isLast =
    entry.reminders >= beforeOf(entry, city).length || !communityOf(state, city);
  if (isLast && !entry.arranged && state.handoff === null) {
    const asks: CaseEventData = { kind: 'handoff_requested', reason: 'need_due' };
    callPerson(
      turn,
      turn.changeCase({ state, details: NO_CASE_DETAILS }, [asks], TIMER),
      city,
    );
  }
  const language = languageOf(turn);
  const params = {
    what: whatIsDue(entry, city)[language],
    time: cityTime(entry.dueAt ?? '', language, city.timeZone),
    city,
  };
  await tell(context, turn, notice('need_due', language, params));
}

/** The date is over and no next one is known: it is asked for, where nothing else is being asked. */
async function askNext(
  context: Parameters<TurnLogic>[0],
  turn: Turn,
  state: CaseState,
  entry: SpecialNeed,
  city: City,
): Promise<void> {
  const need = city.needs.find(({ id }) => id === entry.need);
  if (!need?.register?.comesAgain) return;
  const language = languageOf(turn);
  const what = whatIsDue(entry, city)[language];
  const reply = needQuestion('register.ask_next', language, state.id, entry.need, what);
  await tell(context, turn, reply);
  if (turn.owner !== 'agent' && readMemory(turn.loaded).dialog.asked === null)
    askOnly(turn, 'need_due', reply);
}

function whatIsDue({ need }: SpecialNeed, { needs }: City) {
  const found = needs.find(({ id }) => id === need);
  return found?.register?.due ?? found?.name ?? { zh: need, en: need };
}
