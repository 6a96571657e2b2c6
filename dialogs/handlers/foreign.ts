/** Words in a language that we do not read: said in both of ours, with the numbers and a person. */
import { isForeign } from '../../intents/foreign.ts';
import { addWords, beginDraft, ensureCase } from '../draft.ts';
import { choice } from '../say.ts';
import { emergencyNumber, put, type Turn, tell, wantPerson } from '../turn.ts';
import { waitText } from '../waiting.ts';

/** The words are kept for whoever reads them; who writes so a second time is given a person. */
export function foreign(turn: Turn): Turn | null {
  const { text, tap } = turn.heard;
  if (tap || !isForeign(text)) return null;
  const told = addWords(beginDraft(turn));
  const { draft } = turn.state;
  if (draft === null) return offered(told);
  if (draft.caseId !== null) return offered(told);
  const called = wantPerson(ensureCase(told), 'asked');
  const { caseNumber, urgency } = called.state.draft ?? draft;
  const params = { number: caseNumber ?? '', wait: waitText(called, urgency) };
  return offered(tell(called, 'person.requested', { params }));
}

function offered(turn: Turn): Turn {
  const { city } = turn.input;
  const numbers = {
    ambulance: emergencyNumber(city, 'ambulance'),
    police: emergencyNumber(city, 'police'),
    fire: emergencyNumber(city, 'fire'),
  };
  return put(turn, 'menu', 'foreign', [choice('do:person', 'label.person', 'en')], {
    params: numbers,
    phones: Object.values(numbers),
  });
}
