/** The alarm's words: the number first, then one thing to do, then that a person is coming. */
import type { Urgency } from '../intents/understanding.ts';
import { numbersNamed } from './advice.ts';
import { type SayKey, say } from './say.ts';
import { detailsOf, type Turn, tell, withDraft } from './turn.ts';
import { waitText } from './waiting.ts';

export interface Alarm {
  /** Numbers to ring, the first before all others. */
  readonly numbers: readonly string[];
  /** Whether ringing them helps with this trouble. */
  readonly rings: boolean;
  /** How urgent its case was before this turn; null: it had none. */
  readonly before: Urgency | null;
  /** What was understood, in a few words. */
  readonly matter: string;
  readonly advice: { readonly ring: string; readonly lines: readonly string[] };
}

/** Says it for the draft's case, in the tone of its level. */
export function sound(turn: Turn, alarm: Alarm): Turn {
  const { draft, language } = turn.state;
  if (!draft) return turn;
  const critical = draft.urgency === 'critical';
  const numbers = alarm.numbers.join(say('join.numbers', language));
  const first: SayKey = critical ? 'emergency.ring' : 'emergency.if_worse';
  const ring = say(first, language, { numbers });
  const lines = [
    ...(alarm.rings ? [`${ring}${critical ? alarm.advice.ring : ''}`] : []),
    ...alarm.advice.lines,
  ];
  const phones = [
    ...(alarm.rings ? alarm.numbers : []),
    ...numbersNamed(lines, turn.input.city),
  ];
  return tell(advised(turn, lines), sayKey(draft.urgency, alarm.before), {
    tone: critical ? 'critical' : 'plain',
    phones: [...new Set(phones)],
    params: {
      first: lines.join('\n'),
      matter: alarm.matter,
      number: draft.caseNumber ?? '',
      wait: waitText(turn, draft.urgency),
    },
  });
}

/** Staff read what was really shown, in the words that were shown. */
export function advised(turn: Turn, lines: readonly string[]): Turn {
  const given = new Set([...detailsOf(turn).adviceGiven, ...lines]);
  return withDraft(turn, {}, { adviceGiven: [...given] });
}

function sayKey(urgency: Urgency, before: Urgency | null): SayKey {
  const critical = urgency === 'critical';
  if (before === null) return critical ? 'emergency.critical' : 'emergency.high';
  // What was as urgent before is not marked anew.
  if (before === urgency) return critical ? 'emergency.more' : 'emergency.more_high';
  return critical ? 'emergency.raised' : 'emergency.raised_high';
}
