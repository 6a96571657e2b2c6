/**
 * Whether words ask to follow here a request that was told in another conversation, or to end that.
 * The words stand in `words.json`.
 */
import { wishesIn } from '../frames.ts';
import words from './words.json' with { type: 'json' };

export type ElsewhereWish = 'follow' | 'end';

const framesOf = ({ follow, changed, mine, end }: typeof words.zh | typeof words.en) => ({
  follow,
  changed,
  mine,
  end,
});
const { zh, en } = words;
const wishes = wishesIn(
  { slots: zh.slots, frames: framesOf(zh) },
  { slots: en.slots, frames: framesOf(en) },
);

/**
 * @param asksProgress what the words ask for, where no frame says it.
 * @returns null: neither; a new telephone alone may be a correction of the number.
 */
export function elsewhereWish(text: string, asksProgress: boolean): ElsewhereWish | null {
  const found = wishes(text);
  if (found.has('end')) return 'end';
  const moved = found.has('changed') && (found.has('mine') || asksProgress);
  return found.has('follow') || moved ? 'follow' : null;
}
