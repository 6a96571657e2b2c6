/** Papers that are owed (容缺): asked for after the city's times, while the help goes on. */
import { z } from 'zod';
import type { CaseState } from '../../cases/case.ts';
import { owed } from '../../cases/paper.ts';
import { notice } from '../../dialogs/notices.ts';
import type { City } from '../../knowledge/content/city.ts';
import { languageOf, tell } from '../case-act.ts';
import type { Turn } from '../turn.ts';
import { type DueDeps, runDue } from './deps.ts';
import type { DueHandler } from './worker.ts';

const TIMER = { kind: 'timer' } as const;
const Payload = z.object({ caseId: z.string() });

const key = (caseId: string) => `papers:${caseId}`;

/** While something is owed, and was not asked for as often as the city asks. */
export function planPapers(turn: Turn, state: CaseState, { papersAfter }: City): void {
  const seconds = papersAfter[state.paperAsks ?? 0];
  if (owed(state.papers).length === 0 || seconds === undefined) {
    turn.cancel(key(state.id));
    return;
  }
  turn.plan({
    key: key(state.id),
    kind: 'papers',
    dueAt: new Date(turn.now.getTime() + seconds * 1000),
    payload: { caseId: state.id },
  });
}

export function papersHandler(deps: DueDeps): DueHandler {
  return async (row) => {
    const { caseId } = Payload.parse(row.payload);
    await runDue(row, deps, async (context, turn) => {
      const found = await deps.db.cases.byId(caseId);
      const missing = owed(found?.state.papers);
      if (!found || missing.length === 0) return;
      const step = (found.state.paperAsks ?? 0) + 1;
      const state = turn.changeCase(found, [{ kind: 'papers_asked', step }], TIMER);
      planPapers(turn, state, deps.city);
      const language = languageOf(turn);
      const names = missing.map(
        ({ number }) => found.details.papers?.[number - 1] ?? '?',
      );
      const papers = names.join(language === 'zh' ? '、' : ', ');
      const params = { number: state.number, papers, city: deps.city };
      await tell(context, turn, notice('papers_asked', language, params));
    });
    return { done: true };
  };
}
