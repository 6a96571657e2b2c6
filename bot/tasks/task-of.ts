import type { CaseState, Task } from '../../cases/case.ts';

/** The case's task of this number; undefined: it has none. */
export function taskOf(state: CaseState, number: number): Task | undefined {
  return state.tasks.find((task) => task.number === number);
}
