/** Words in a language that nobody here reads: another script, or the plain words of another one. */
import data from './words/foreign.json' with { type: 'json' };

const READ = /[\p{Script=Han}\p{Script=Latin}]/gu;
const WORDS: ReadonlySet<string> = new Set(
  Object.values(data.words).flatMap((words) => words.split(' ')),
);
/** One word may be a name; so much of the message is a language. */
const SHARE = 0.5;

export function isForeign(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return false;
  const others = letters - (text.match(READ)?.length ?? 0);
  // Japanese writes half of it in characters that are read here, and says something else by them.
  if (others > letters / 4 && others >= 2) return true;
  if (/\p{Script=Han}/u.test(text)) return false;
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  const known = words.filter((word) => WORDS.has(word)).length;
  return known >= 2 && known >= words.length * SHARE;
}
