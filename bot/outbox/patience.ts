/** How long and how often it is tried to reach somebody before a person must, in seconds. */
import type { OutPriority } from '../../integrations/database/outbox-contract.ts';

type ByPriority = Readonly<Record<OutPriority, number>>;

/** Tries at a vendor who does not take it: about a minute, eight minutes, three hours. */
export const MOST_TRIES: ByPriority = { urgent: 6, agent: 9, other: 20 };
const LONGEST_WAIT: ByPriority = { urgent: 30, agent: 120, other: 900 };

/** While a window is closed: for the person to write of themselves, or after a template asked them. */
export const UNASKED: ByPriority = { urgent: 0, agent: 300, other: 86_400 };
export const ASKED: ByPriority = { urgent: 120, agent: 900, other: 86_400 };

/** 2, 4, 8 … */
export function backOff(tries: number, priority: OutPriority): number {
  return Math.min(2 ** tries, LONGEST_WAIT[priority]);
}
