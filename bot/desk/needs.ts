/** The desk puts somebody on the register of special needs with their consent, dates it, takes them off. */
import type { CaseEventData } from '../../cases/case.ts';
import { notice } from '../../dialogs/notices.ts';
import { instantOf } from '../../knowledge/moment.ts';
import type { NeedChange } from '../../web/desk/contract.ts';
import { type WebActor, WebError } from '../../web/route.ts';
import { act, caseByNumber, languageOf, requestKey, staff, tell } from '../case-act.ts';
import type { DueDeps } from '../due/deps.ts';
import { planNeeds } from '../needs/plan.ts';

export async function changeNeed(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  change: NeedChange,
): Promise<void> {
  const { city } = deps;
  const wanted = change.do === 'registered' ? change.need : null;
  const need = city.needs.find(({ id, register }) => id === wanted && register);
  if (wanted !== null && !need)
    throw new WebError(422, 'unknown_need', 'Nobody is registered for that here.');
  const row = await caseByNumber(deps, caseNumber);
  await act(
    deps,
    row,
    requestKey(actor, change.requestId),
    async (context, turn, current) => {
      const entries = current.state.special ?? [];
      const event = eventOf(change, entries.length, city.timeZone);
      const state = turn.changeCase(current, [event], staff(actor));
      planNeeds(turn, state, city);
      if (!need || state.special === current.state.special) return;
      const language = languageOf(turn);
      const params = { number: state.number, need: need.name[language], city };
      await tell(context, turn, notice('need_registered', language, params));
    },
  );
}

function eventOf(change: NeedChange, known: number, timeZone: string): CaseEventData {
  if (!('dueAt' in change))
    return { kind: 'need', special: change.special, step: change.do };
  const date = {
    dueAt: change.dueAt === null ? null : instantOf(change.dueAt, timeZone).toISOString(),
    everyDays: change.everyDays,
  };
  return change.do === 'dated'
    ? { kind: 'need', special: change.special, step: 'dated', ...date }
    : {
        kind: 'need',
        special: known + 1,
        step: 'registered',
        need: change.need,
        ...date,
      };
}
