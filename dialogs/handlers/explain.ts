/** "啥意思": what a question of the form is for, and how it can be answered. */
import { hasCue, isCue } from '../cues.ts';
import { formQuestion } from '../intake-flow.ts';
import { isExhausted } from '../pace.ts';
import { type FormQuestionId, isFormQuestion } from '../question-ids.ts';
import type { SayKey } from '../say.ts';
import { isInForm, type Turn, tell } from '../turn.ts';

const MEANING: Readonly<Record<FormQuestionId, SayKey>> = {
  what: 'explain.what',
  category: 'explain.category',
  district: 'explain.district',
  zone: 'explain.zone',
  address: 'explain.address',
  who: 'explain.who',
  contact_name: 'explain.contact_name',
  phone: 'explain.phone',
  flag: 'explain.flag',
  consent: 'explain.consent',
  confirm: 'explain.confirm',
};

/** The question itself follows in other words; after that it is left open. */
export function explain(turn: Turn): Turn | null {
  const { tap, text } = turn.heard;
  const question = turn.state.asked?.question;
  const asks = isCue(text, 'explain') || (question === 'zone' && hasCue(text, 'meaning'));
  if (tap || !isInForm(turn) || !isFormQuestion(question) || !asks) return null;
  const { draft } = turn.state;
  // Explained once and put again: who still does not see it is asked something else.
  if (draft && isExhausted(draft, formQuestion(question))) return turn;
  return tell(turn, MEANING[question], {
    at: 'quiet',
    params: { zones: zonesOf(turn) },
  });
}

/** The city's own words for its zones, a line each. */
function zonesOf({ input, state }: Turn): string {
  const { language } = state;
  return input.city.zones
    .map(({ name, hint }) => [name[language], hint?.[language]].filter(Boolean))
    .map((parts) => parts.join(language === 'zh' ? '：' : ': '))
    .join('\n');
}
