/** How a conversation's dialog state lies in the store: personal values apart, to be encrypted. */
import { z } from 'zod';
import { type DialogState, initialState } from '../dialogs/state.ts';
import { readState } from '../dialogs/stored-state.ts';
import type { Conversation } from '../integrations/database/contract.ts';
import type { Turn } from './turn.ts';

const Stored = z.object({ dialog: z.unknown(), heard: z.number().int().nonnegative() });
const Sealed = z.object({ personal: z.unknown() });

export interface Memory {
  readonly dialog: DialogState;
  /** Number of the resident's last message; a planned question for an older one is void. */
  readonly heard: number;
}

/**
 * What was read or kept here before, by the stored object itself: the store hands out the same one
 * while it is in memory, and reading it anew costs more than deciding the turn.
 */
const known = new WeakMap<object, Memory>();

export function readMemory(conversation: Pick<Conversation, 'state' | 'sealed'>): Memory {
  const { state, sealed } = conversation;
  if (typeof state !== 'object' || state === null) return parseMemory(state, sealed);
  const memory = known.get(state) ?? parseMemory(state, sealed);
  known.set(state, memory);
  return memory;
}

function parseMemory(state: unknown, sealed: unknown): Memory {
  const stored = Stored.safeParse(state);
  if (!stored.success) return { dialog: initialState('zh'), heard: 0 };
  const opened = Sealed.safeParse(sealed);
  return {
    dialog: readState(stored.data.dialog, opened.success ? opened.data.personal : null),
    heard: stored.data.heard,
  };
}

export function keepMemory(turn: Turn, memory: Memory, expiresAt: Date): void {
  const { personal, ...dialog } = memory.dialog;
  const state = { dialog, heard: memory.heard };
  known.set(state, memory);
  turn.keep(state, { personal }, expiresAt);
}
