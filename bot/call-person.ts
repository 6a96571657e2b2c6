/** After a hand-off was requested: the case waits in the queue, with its clock. */
import type { CaseState } from '../cases/case.ts';
import { callsSupervisor } from '../cases/dispatch.ts';
import type { City } from '../knowledge/content/city.ts';
import { planAlarm } from './due/handoff-clock.ts';
import type { Turn } from './turn.ts';

/** A case that goes from hand to hand alarms at once. Nothing where a person has it. */
export function callPerson(turn: Turn, state: CaseState, city: City): void {
  if (turn.owner === 'bot') turn.handTo('queue', null);
  planAlarm(turn, state, city, callsSupervisor(state) ? turn.now : undefined);
}
