/** What the house itself wrote of a resident's words: said back to them, told to whoever takes over. */
import type { Activity, StoredActivity } from '../integrations/activity.ts';

/** Words quoted back may be cut short, and lose their numbers. */
const QUOTED = /“([^”]*)”/g;
const CUT = '…';
/** Fewer may stand anywhere by chance, and are looked for in quotes and by themselves alone. */
const TELLING = 6;

/** The activity without these words of a resident's; the same where it holds none of them. */
export function withoutEchoes(
  stored: StoredActivity,
  words: readonly string[],
): StoredActivity {
  const taken = words.map((text) => text.trim()).filter((text) => text !== '');
  const before = JSON.stringify(stored.activity);
  const activity: Activity = JSON.parse(before, (_key, value) =>
    typeof value === 'string' ? taken.reduce(without, value) : value,
  );
  return JSON.stringify(activity) === before ? stored : { ...stored, activity };
}

function without(text: string, words: string): string {
  if (text.trim() === words) return '';
  const whole = words.length >= TELLING ? text.replaceAll(words, CUT) : text;
  return whole.replace(QUOTED, (quote, inner: string) =>
    isPartOf(inner, words) ? `“${CUT}”` : quote,
  );
}

/** Spaces and numbers apart, as headlines leave them out. */
function isPartOf(quoted: string, words: string): boolean {
  const said = bare(quoted);
  return said !== '' && bare(words).startsWith(said);
}

function bare(text: string): string {
  return text.replace(/[\s\d+…-]/g, '');
}
