/** How a conversation's dialog state lies in the store: personal values apart, to be encrypted. */
import { z } from 'zod';
import { type DialogState, initialState, readState } from '../dialogs/state.ts';
import type { Conversation } from '../integrations/database/contract.ts';
import type { Turn } from './turn.ts';

const Stored = z.object({ dialog: z.unknown(), heard: z.number().int().nonnegative() });
const Sealed = z.object({ personal: z.unknown() });

export interface Memory {
  readonly dialog: DialogState;
  /** Number of the resident's last message; a planned question for an older one is void. */
  readonly heard: number;
}

export function readMemory(conversation: Pick<Conversation, 'state' | 'sealed'>): Memory {
  const stored = Stored.safeParse(conversation.state);
  if (!stored.success) return { dialog: initialState('zh'), heard: 0 };
  const sealed = Sealed.safeParse(conversation.sealed);
  return {
    dialog: readState(stored.data.dialog, sealed.success ? sealed.data.personal : null),
    heard: stored.data.heard,
  };
}

export function keepMemory(turn: Turn, memory: Memory, expiresAt: Date): void {
  const { personal, ...dialog } = memory.dialog;
  turn.keep({ dialog, heard: memory.heard }, { personal }, expiresAt);
}
