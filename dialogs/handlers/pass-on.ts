/** While a person works on a request that is followed from here, what is said here is said to them. */
import { closed, isInForm, put, type Turn } from '../turn.ts';

export function passOn(turn: Turn): Turn | null {
  const { heard, state, input } = turn;
  const held = input.facts.followed?.find(({ withPerson }) => withPerson);
  const asked = state.asked?.question ?? 'menu';
  const idle = asked === 'menu' || asked === 'tie_talk';
  if (!held || heard.tap || !idle || isInForm(turn)) return null;
  const passed = {
    ...turn,
    commands: [...turn.commands, { do: 'pass_on', caseId: held.id } as const],
  };
  // Told once: what they write after it goes the same way.
  if (asked === 'tie_talk') return closed(passed);
  return put(passed, 'tie_talk', 'elsewhere.passed', []);
}
