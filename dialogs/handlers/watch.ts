/** A person has the conversation: the bot is silent, watches for danger, and keeps the case full. */

import { numbersFor } from '../advice.ts';
import { definitionsOf } from '../dangers.ts';
import { absorb, absorbFlags, beginDraft, ensureCase } from '../draft.ts';
import { say } from '../say.ts';
import { type Turn, tell, wantPerson, withState } from '../turn.ts';
import { isNewDanger } from './urgency.ts';

export function watch(turn: Turn): Turn {
  const silent = withState(turn, { asked: null });
  return isNewDanger(turn) ? critical(marked(silent)) : told(silent);
}

/** An age, a door or a time told to the agent stands in the summary as if the form had asked. */
function told(turn: Turn): Turn {
  const held = turn.input.facts.own?.find(({ withPerson }) => withPerson);
  const own = held !== undefined && held.id === turn.state.draft?.caseId;
  return own ? absorb(turn) : turn;
}

/** The case with the person is raised; a conversation without a case of its own gets one. */
function marked(turn: Turn): Turn {
  const { own = [] } = turn.input.facts;
  const held = own.find(({ withPerson }) => withPerson);
  if (
    turn.state.draft?.caseId != null &&
    (!held || held.id === turn.state.draft.caseId)
  ) {
    return absorb(turn);
  }
  if (!held) return wantPerson(ensureCase(absorbFlags(beginDraft(turn))), 'urgent');
  const { urgency, flags } = turn.heard.understanding;
  return {
    ...turn,
    commands: [
      ...turn.commands,
      { do: 'raise_case', caseId: held.id, urgency, flags: flags.map(({ id }) => id) },
    ],
  };
}

/** One line, so that the resident need not wait for the person to read. */
function critical(turn: Turn): Turn {
  const { flags, urgency } = turn.heard.understanding;
  if (urgency !== 'critical') return turn;
  const { city } = turn.input;
  const numbers = numbersFor(
    definitionsOf(flags.map(({ id }) => id)).filter(
      (flag) => flag.urgency === 'critical',
    ),
    city,
  );
  return tell(turn, 'emergency.line', {
    tone: 'critical',
    phones: numbers,
    params: { numbers: numbers.join(say('join.numbers', turn.state.language)) },
  });
}
