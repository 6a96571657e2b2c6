/**
 * Wishes as data: a frame is a list of slots, and a clause that is nothing but one frame, with the
 * polite words around it, is that wish; a clause that goes on is about something else.
 */

export interface Grammar<Wish extends string> {
  /** The forms that may stand in each slot; `polite` and `tail` stand around every frame. */
  readonly slots: Readonly<Record<string, readonly string[]>>;
  /** Slots by name. A mark behind one: ? may be missing, * may come again or be missing. */
  readonly frames: Readonly<Record<Wish, readonly string[]>>;
}

/** A wish is short; a frame must not be tried on a whole story. */
const LONGEST = 90;

/**
 * Reads which wishes stand among a text's clauses.
 * @throws Error where a frame names a slot that there is not: the data is wrong.
 */
export function wishesIn<Wish extends string>(
  zh: Grammar<Wish>,
  en: Grammar<Wish>,
): (text: string) => ReadonlySet<string> {
  // Words of one language stand apart, those of the other do not.
  const [zhFrames, enFrames] = [compiled(zh, ''), compiled(en, ' ')];
  return (text) => {
    const found = new Set<string>();
    for (const clause of clausesOf(text)) {
      const [close, apart] = [
        clause.replace(/\s/gu, ''),
        `${clause.replace(/\s+/gu, ' ')} `,
      ];
      for (const [wish, frame] of zhFrames) if (frame.test(close)) found.add(wish);
      for (const [wish, frame] of enFrames) if (frame.test(apart)) found.add(wish);
    }
    return found;
  };
}

function clausesOf(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/gu, "'")
    .split(/[,，.。;；!！?？、~\n]/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '' && clause.length <= LONGEST);
}

function compiled<Wish extends string>(
  { slots, frames }: Grammar<Wish>,
  gap: string,
): readonly (readonly [string, RegExp])[] {
  const of = (part: string): string => {
    const mark = /[?*]$/.exec(part)?.[0] ?? '';
    const forms = slots[mark === '' ? part : part.slice(0, -1)];
    if (!forms) throw new Error(`a frame names no slot: "${part}"`);
    // The longest first: 信息 must not be read before 个人信息 is.
    const longest = forms.toSorted((a, b) => b.length - a.length);
    return `(?:(?:${longest.join('|')})${gap})${mark}`;
  };
  return Object.entries<readonly string[]>(frames).map(([wish, list]) => {
    const each = list.map((frame) => frame.split(' ').map(of).join(''));
    const whole = `^${of('polite*')}(?:${each.join('|')})${of('tail*')}$`;
    return [wish, new RegExp(whole, 'u')];
  });
}
