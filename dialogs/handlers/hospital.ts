/** "到哪个医院？" in an urgent account: answered at once; a place or a sign told with it is taken in. */
import { clausesWithout } from '../cues.ts';
import { absorb, addWords } from '../draft.ts';
import { asksHospital, tellHospital } from '../hospital-question.ts';
import { type Turn, tell } from '../turn.ts';
import { answer } from './answer.ts';

/** Fewer characters beside the question are no place. */
const PLACE_LEAST = 4;

export function hospital(turn: Turn): Turn | null {
  const { draft } = turn.state;
  if (!draft || !asksHospital(turn)) return null;
  // Planned care goes by the zone, where it is known.
  if (draft.urgency !== 'critical' && zoneOf(turn) !== null) return null;
  const { flags } = turn.heard.understanding;
  if (flags.length === 0) return tellHospital(placed(turn) ?? addWords(absorb(turn)));
  const told = addWords(absorb(turn));
  const number = told.state.draft?.caseNumber ?? '';
  return tellHospital(tell(told, 'emergency.noted', { params: { number } }));
}

/** "高速新乡段，送哪个医院" to the question where they are: its other words are the place. */
function placed(turn: Turn): Turn | null {
  const rest = clausesWithout(turn.heard.text, 'whichHospital');
  if (turn.state.asked?.question !== 'address' || rest.length < PLACE_LEAST) return null;
  return answer({ ...turn, heard: { ...turn.heard, text: rest } });
}

function zoneOf({ heard, state }: Turn): string | null {
  return (
    heard.understanding.entities.zone?.value ?? state.zone ?? state.draft?.zone ?? null
  );
}
