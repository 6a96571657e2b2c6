/** Not understood: the ways on are offered, and after the second time a person among them. */
import { FAILURES_BEFORE_HELP } from '../ask-next.ts';
import { isInForm, pick, put, type Turn, tell, withState } from '../turn.ts';
import { greet } from './manners.ts';
import { greetingChoices } from './menu.ts';

export function lost(turn: Turn): Turn {
  const { heard, state } = turn;
  const { draft } = state;
  if (heard.tap?.verb === 'confirm' && draft?.filedAt != null) {
    return tell(turn, 'filed.already', { params: { number: draft.caseNumber ?? '' } });
  }
  const empty = heard.text === '' && !heard.tap;
  if (isInForm(turn)) {
    return empty ? tell(turn, 'unsupported_message') : turn;
  }
  if (empty) return put(turn, 'menu', 'unsupported_message', greetingChoices(turn));
  if (!state.greeted) return greet(turn);
  const wordless = !heard.tap && !/[\p{L}\p{N}]/u.test(heard.text);
  if (wordless) return put(turn, 'menu', 'wordless', greetingChoices(turn));
  const failures = state.asked?.question === 'menu' ? state.asked.failures + 1 : 1;
  const person = failures >= FAILURES_BEFORE_HELP;
  const told = put(turn, 'menu', person ? 'lost.again' : 'lost', [
    ...greetingChoices(turn),
    ...(person ? [pick(turn, 'do:person', 'label.person')] : []),
  ]);
  return withState(told, {
    asked: told.state.asked && { ...told.state.asked, failures },
  });
}
