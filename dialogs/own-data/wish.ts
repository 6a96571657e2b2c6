/** Whether words ask what is kept of the person, or that it be deleted. The words stand in `words.json`. */
import { wishesIn } from '../frames.ts';
import words from './words.json' with { type: 'json' };

export type DataWish = 'held' | 'erase';

const { zh, en } = words;
const wishes = wishesIn<DataWish>(
  { slots: zh.slots, frames: { held: zh.held, erase: zh.erase } },
  { slots: en.slots, frames: { held: en.held, erase: en.erase } },
);

/** Null: neither; the words are about something else, or go on about it. */
export function dataWish(text: string): DataWish | null {
  const found = wishes(text);
  if (found.has('erase')) return 'erase';
  return found.has('held') ? 'held' : null;
}
