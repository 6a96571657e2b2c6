/** "120来了 已经拉走了", "没事了": the form stops; the case stays until a person has asked. */
import { atLeast } from '../../intents/understanding.ts';
import { definitionsOf, numbersFor } from '../advice.ts';
import { saysSafe } from '../cues.ts';
import { absorb, addWords } from '../draft.ts';
import { say } from '../say.ts';
import { detailsOf, openDraft, silence, type Turn, tell, withDraft } from '../turn.ts';

/** Longer words tell more than that help came: they are read for what they hold. */
const LONGEST = { zh: 20, en: 60 };

/** Whoever is in danger from somebody, or from themselves, may have to write that all is well. */
const ASKED_BY_PERSON: ReadonlySet<string> = new Set(['suicide', 'distress', 'violence']);

export function relief(turn: Turn): Turn | null {
  const { tap, message, understanding } = turn.heard;
  const { draft, language } = turn.state;
  const urgent = draft?.caseId != null && atLeast(draft.urgency, 'high');
  // The thanks at its end belong to it.
  const text = message.text.trim();
  const only = text.length <= LONGEST[language] && understanding.flags.length === 0;
  if (tap || !urgent || !only || !openDraft(turn) || !saysSafe(text)) return null;
  const number = draft.caseNumber ?? '';
  const flags = definitionsOf(detailsOf(turn).flags.map(({ id }) => id));
  if (flags.some(({ family }) => ASKED_BY_PERSON.has(family)))
    return tell(addWords(turn), 'cancel.urgent', { params: { number } });
  const numbers = numbersFor(flags, turn.input.city);
  const told = withDraft(addWords(absorb(turn)), { shelved: true, cancelling: false });
  return tell(silence(told), 'relief', {
    params: { number, numbers: numbers.join(say('join.numbers', language)) },
    phones: numbers,
  });
}
