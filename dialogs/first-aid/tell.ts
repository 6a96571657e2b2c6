/** Says what to do with the hands, beside somebody in danger; staff read that it was said. */
import { adviceFor, numbersNamed, withNumbers } from '../advice.ts';
import { advised } from '../alarm.ts';
import { definitionsOf } from '../dangers.ts';
import { detailsOf, type Turn, tell } from '../turn.ts';
import { asksWhatToDo, firstAid, isChild } from './first-aid.ts';

/** Whoever thinks of dying asks for somebody, not for instructions. */
const TALKED_WITH: ReadonlySet<string> = new Set(['suicide', 'distress']);

/** What answers the words; undefined: they ask and tell nothing of that kind. */
export function aidFor(turn: Turn): readonly string[] | undefined {
  const { state, heard, input } = turn;
  const { language } = state;
  const details = detailsOf(turn);
  const lines = firstAid(heard.text, details, language);
  return lines?.map((line) => withNumbers(line, input.city));
}

/** The danger's own advice, where the words only ask what to do. */
export function whatToDo(turn: Turn): readonly string[] | undefined {
  const { state, heard, input } = turn;
  if (!asksWhatToDo(heard.text, state.language)) return undefined;
  const details = detailsOf(turn);
  const ids = details.flags.map(({ id }) => id);
  if (definitionsOf(ids).some(({ family }) => TALKED_WITH.has(family))) return undefined;
  const child = isChild(details);
  return adviceFor(ids, state.language, input.city, { child })?.lines;
}

export function tellAid(turn: Turn, lines: readonly string[]): Turn {
  return tell(advised(turn, lines), 'first_aid', {
    tone: turn.state.draft?.urgency === 'critical' ? 'critical' : 'plain',
    params: { lines: lines.join('\n') },
    phones: numbersNamed(lines, turn.input.city),
  });
}

/** Behind an alarm that the same words raised: "孩子没呼吸了 怎么做人工呼吸". */
export function besideAlarm(turn: Turn): Turn {
  const lines = aidFor(turn);
  return lines ? tellAid(turn, lines) : turn;
}
