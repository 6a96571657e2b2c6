/** Whether words ask what is kept of the person, or that it be deleted. The words stand in `words.json`. */
import words from './words.json' with { type: 'json' };

export type DataWish = 'held' | 'erase';

interface Grammar {
  readonly slots: Readonly<Record<string, readonly string[]>>;
  readonly held: readonly string[];
  readonly erase: readonly string[];
}

/** A wish is short; a frame must not be tried on a whole story. */
const LONGEST = 90;

/** Words of one language stand apart, those of the other do not. */
const ZH = compiled(words.zh, '');
const EN = compiled(words.en, ' ');

/** Null: neither; the words are about something else, or go on about it. */
export function dataWish(text: string): DataWish | null {
  const clauses = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/gu, "'")
    .split(/[,，.。;；!！?？、~\n]/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '' && clause.length <= LONGEST);
  const asks = (wish: DataWish) =>
    clauses.some(
      (clause) =>
        ZH[wish].test(clause.replace(/\s/gu, '')) ||
        EN[wish].test(`${clause.replace(/\s+/gu, ' ')} `),
    );
  if (asks('erase')) return 'erase';
  return asks('held') ? 'held' : null;
}

/** @throws Error where a frame names a slot that there is not: the data is wrong. */
function compiled(
  { slots, held, erase }: Grammar,
  gap: string,
): Readonly<Record<DataWish, RegExp>> {
  const of = (part: string): string => {
    const mark = /[?*]$/.exec(part)?.[0] ?? '';
    const forms = slots[mark === '' ? part : part.slice(0, -1)];
    if (!forms) throw new Error(`a frame names no slot: "${part}"`);
    // The longest first: 信息 must not be read before 个人信息 is.
    const longest = forms.toSorted((a, b) => b.length - a.length);
    return `(?:(?:${longest.join('|')})${gap})${mark}`;
  };
  const whole = (frames: readonly string[]): RegExp => {
    const each = frames.map((frame) => frame.split(' ').map(of).join(''));
    return new RegExp(`^${of('polite*')}(?:${each.join('|')})${of('tail*')}$`, 'u');
  };
  return { held: whole(held), erase: whole(erase) };
}
