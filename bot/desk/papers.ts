/** The desk lists a paper that is missing, and strikes it out when it came or is not needed. */
import type { CaseEventData } from '../../cases/case.ts';
import { notice } from '../../dialogs/notices.ts';
import type { PaperChange } from '../../web/desk/contract.ts';
import type { WebActor } from '../../web/route.ts';
import { act, caseByNumber, languageOf, requestKey, staff, tell } from '../case-act.ts';
import { cleanText } from '../clean-json.ts';
import type { DueDeps } from '../due/deps.ts';
import { planPapers } from '../due/papers.ts';

/** The resident is told of a new one at once: that it is owed, and that help does not wait for it. */
export async function changePaper(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  change: PaperChange,
): Promise<void> {
  const row = await caseByNumber(deps, caseNumber);
  const key = requestKey(actor, change.requestId);
  await act(deps, row, key, async (context, turn, current) => {
    const { papers = [] } = current.state;
    const { details } = current;
    const isNew = change.do === 'owed';
    const event: CaseEventData = {
      kind: 'paper',
      paper: isNew ? papers.length + 1 : change.paper,
      step: change.do,
    };
    const name = isNew ? cleanText(change.name).trim() : '';
    const kept = isNew ? { ...details, papers: [...(details.papers ?? []), name] } : null;
    const state = turn.changeCase(current, [event], staff(actor), kept);
    planPapers(turn, state, deps.city);
    if (!isNew) return;
    const params = { number: state.number, papers: name, city: deps.city };
    await tell(context, turn, notice('paper_owed', languageOf(turn), params));
  });
}
