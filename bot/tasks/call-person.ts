/** Work that comes back to the desk: it waits in the queue, with its clock. */
import type { CaseState } from '../../cases/case.ts';
import { callsSupervisor } from '../../cases/dispatch.ts';
import type { City } from '../../knowledge/content/city.ts';
import { planAlarm } from '../due/handoff-clock.ts';
import type { Turn } from '../turn.ts';

/** After a hand-off was requested for work; a case that goes from hand to hand alarms at once. */
export function callPerson(turn: Turn, state: CaseState, { clocks }: City): void {
  if (turn.owner === 'bot') turn.handTo('queue', null);
  planAlarm(turn, state, clocks, callsSupervisor(state) ? turn.now : undefined);
}
