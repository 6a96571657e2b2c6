/** "120来了 已经拉走了", "没事了": the form stops; the case stays until a person has asked. */
import { flagDefinition } from '../../intents/flags.ts';
import { atLeast } from '../../intents/understanding.ts';
import { numbersFor } from '../advice.ts';
import { saysMistaken } from '../agreement.ts';
import { saysSafe } from '../cues.ts';
import { definitionsOf } from '../dangers.ts';
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
  // What only sounds grave has no name: 醒过来了 tells of nothing else.
  const named = understanding.flags.some(({ id }) => !flagDefinition(id)?.learnt);
  const only = text.length <= LONGEST[language] && !named;
  if (tap || !urgent || !only || !openDraft(turn)) return null;
  if (!saysSafe(text) && !saysMistaken(turn.heard)) return null;
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
