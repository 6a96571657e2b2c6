/** The desk decides on a suggestion: taken up or not, with an answer to whoever sent it. */
import type { CaseEventData } from '../../cases/case.ts';
import { notice } from '../../dialogs/notices.ts';
import type { Judgement } from '../../web/desk/contract.ts';
import { type WebActor, WebError } from '../../web/route.ts';
import {
  act,
  caseByNumber,
  languageOf,
  mustHold,
  requestKey,
  staff,
  tell,
} from '../case-act.ts';
import { cleanText } from '../clean-json.ts';
import type { DueDeps } from '../due/deps.ts';
import { handOn } from '../owner.ts';
import { isSuggestion } from '../suggestion.ts';

export type JudgeDeps = DueDeps & {
  /** A question with what could name somebody blanked. */
  readonly veil: (text: string) => string;
};

/**
 * The case is closed with it. What an adopted one asks the editors to write joins their list of
 * questions without an answer, where a draft is begun from it.
 */
export async function judge(
  deps: JudgeDeps,
  actor: WebActor,
  caseNumber: string,
  { requestId, verdict, answer, article }: Judgement,
): Promise<void> {
  const row = await caseByNumber(deps, caseNumber);
  if (!isSuggestion(row.state, deps.city))
    throw new WebError(409, 'no_suggestion', 'This is no suggestion.');
  await act(deps, row, requestKey(actor, requestId), async (context, turn, current) => {
    const { handoff, number } = current.state;
    if (handoff) mustHold(current, actor);
    const released: readonly CaseEventData[] = handoff
      ? [{ kind: 'handoff_released', reason: 'resolved' }]
      : [];
    const state = turn.changeCase(
      current,
      [
        { kind: 'judged', verdict },
        ...released,
        { kind: 'moved', to: 'resolved' },
        { kind: 'moved', to: 'closed' },
      ],
      staff(actor),
    );
    await handOn(turn, state, deps.db.cases);
    if (article !== null)
      turn.note({
        outcome: 'open',
        article: null,
        version: null,
        topic: `suggestion ${number}`,
        words: deps.veil(cleanText(article)),
      });
    const params = { number, answer: cleanText(answer).trim(), city: deps.city };
    await tell(context, turn, notice(`suggestion_${verdict}`, languageOf(turn), params));
  });
}
