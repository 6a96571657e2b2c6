/** The language follows the person: at once when asked for, by their words until then. */
import type { Language } from '../../intents/understanding.ts';
import { type Turn, tell, withState } from '../turn.ts';

/** The turn in the language that it is to be answered in. */
export function inLanguage(turn: Turn): Turn {
  const { heard, state } = turn;
  const wanted = askedFor(turn);
  if (wanted) return withState(turn, { language: wanted, languageChosen: true });
  if (state.languageChosen) return turn;
  if (showsLanguage(turn)) {
    return withState(turn, { language: heard.understanding.language });
  }
  // Before the first word is read, the person's device knows best: at a tap, too.
  const device = state.lastAt === null && /^en\b/i.test(heard.message.locale ?? '');
  const wordless = !/\p{L}/u.test(heard.text);
  return device && wordless ? withState(turn, { language: 'en' }) : turn;
}

/** Answers a message that only asks for a language. */
export function language(turn: Turn): Turn | null {
  const { category, entities, flags, intent } = turn.heard.understanding;
  if (!askedFor(turn)) return null;
  const more =
    category !== null ||
    flags.length > 0 ||
    entities.phone !== undefined ||
    entities.address !== undefined ||
    (intent === 'ask_policy' && turn.heard.text.length > 20) ||
    intent === 'check_status' ||
    intent === 'human_agent' ||
    turn.heard.text.length > 40;
  return more ? null : tell(turn, 'language.switched');
}

function askedFor({ heard }: Turn): Language | null {
  const { tap, understanding } = heard;
  if (tap?.verb === 'language') return tap.value === 'en' ? 'en' : 'zh';
  return tap ? null : (understanding.languageAsked ?? null);
}

/** One foreign word, a number or a name in Latin letters does not change the language. */
function showsLanguage({ heard, state }: Turn): boolean {
  if (/\p{Script=Han}{2}/u.test(heard.text)) return heard.understanding.language === 'zh';
  const words = heard.text.match(/[A-Za-z']{2,}/g)?.length ?? 0;
  return heard.understanding.language === 'en' && words >= (state.greeted ? 3 : 1);
}
