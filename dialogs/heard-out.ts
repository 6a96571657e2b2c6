/** Says back what was understood, in the person's own words, before the first question. */
import { type FieldCue, isCry, tellsSomething } from './cues.ts';
import { asksSafety } from './handlers/safety.ts';
import { nextQuestion } from './intake-flow.ts';
import { ownWords, type SayKey, say } from './say.ts';
import { FIELDS, fieldValue } from './summary-card.ts';
import { detailsOf, emergencyNumber, fallbackCategory, type Turn, tell } from './turn.ts';

/** Waits with the question, so that a burst of messages is answered once. */
export function heardOut(turn: Turn): Turn {
  const { message, text } = turn.heard;
  if (text === '' && message.media.length > 0) {
    return tell(turn, mediaKey(turn), { at: 'quiet' });
  }
  if (text === '' && message.location)
    return tell(turn, 'location.kept', { at: 'quiet' });
  const danger = asksSafety(turn);
  const first = detailsOf(turn).account.find(({ value }) => tellsSomething(value));
  const { draft } = turn.state;
  if (!first || !draft) return turn;
  if (draft.caseId !== null) {
    return nextQuestion(draft, detailsOf(turn)) ? noted(turn) : turn;
  }
  // Later words are only noted: who hears their own story back twice loses patience.
  const before = turn.input.state.personal.draft?.account ?? [];
  const sameDraft = turn.input.state.draft?.id === draft.id;
  if (sameDraft && before.some(({ value }) => tellsSomething(value))) {
    return noted(turn);
  }
  // A cry is not said back: the question comes at once.
  if (danger && isCry(first.value)) return turn;
  const words = ownWords(first.value, turn.state.language);
  const ambulance = emergencyNumber(turn.input.city, 'ambulance');
  const key = danger ? 'understood.danger' : understoodKey(turn);
  return tell(turn, key, { at: 'quiet', params: { words, ambulance } });
}

/** Beside the question that stands, other fields may have been told: these are read back. */
export function noted(turn: Turn): Turn {
  const { language } = turn.state;
  const before: Turn = { ...turn, state: turn.input.state };
  const told = FIELDS.flatMap(({ id, label }) => {
    const value = READ_BACK.has(id) ? fieldValue(turn, id) : null;
    return value === null || value === fieldValue(before, id)
      ? []
      : [say('card.line', language, { field: say(label, language), value })];
  });
  if (told.length === 0) return tell(turn, 'noted', { at: 'quiet' });
  const fields = told.join(language === 'zh' ? '；' : '; ');
  return tell(turn, 'noted.fields', { at: 'quiet', params: { fields } });
}

const READ_BACK: ReadonlySet<FieldCue> = new Set(['address', 'contact_name', 'phone']);

function understoodKey({ state, input, heard }: Turn): SayKey {
  if (state.draft?.kind === 'suggestion') return 'understood.suggestion';
  if (heard.understanding.doubt === 'slight') return 'understood.careful';
  const { category } = heard.understanding;
  const outside = category?.sure && category.id === fallbackCategory(input.city).id;
  return outside ? 'understood.other' : 'understood';
}

function mediaKey({ heard }: Turn): SayKey {
  const photos = heard.message.media.every(({ contentType }) =>
    contentType.startsWith('image/'),
  );
  return photos ? 'photo.kept' : 'media.kept';
}
