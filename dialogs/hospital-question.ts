/**
 * "到哪个医院？" while somebody is in danger: the rules of a zone do not help on the way, and asking
 * for the zone costs time. The ambulance decides, and a person helps.
 */
import { atLeast } from '../intents/understanding.ts';
import { hasCue } from './cues.ts';
import { emergencyNumber, type Turn, tell } from './turn.ts';

/** Asked in an urgent account, whatever else the words tell; "哪家医院都不收" complains. */
export function asksHospital({ heard, state }: Turn): boolean {
  const urgent = state.draft !== null && atLeast(state.draft.urgency, 'high');
  const asked = hasCue(heard.text, 'whichHospital') && !hasCue(heard.text, 'refused');
  return urgent && heard.tap === null && asked;
}

export function tellHospital(turn: Turn): Turn {
  const ambulance = emergencyNumber(turn.input.city, 'ambulance');
  const critical = turn.state.draft?.urgency === 'critical';
  return tell(turn, critical ? 'hospital.critical' : 'hospital.high', {
    params: { ambulance },
    phones: [ambulance],
  });
}
