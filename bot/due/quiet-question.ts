/** A question of the form waits for the channel's quiet time; the next message's turn replaces it. */
import type { Activity as BotActivity } from 'botbuilder';
import { z } from 'zod';
import { readMemory } from '../memory.ts';
import type { Turn } from '../turn.ts';
import { type DueDeps, runDue } from './deps.ts';
import type { DueHandler } from './worker.ts';

const Payload = z.object({
  heard: z.number(),
  activities: z.array(z.record(z.string(), z.unknown())),
});

export function questionKey(conversationId: string): string {
  return `question:${conversationId}`;
}

export function planQuestions(
  turn: Turn,
  activities: readonly Partial<BotActivity>[],
  quietMs: number,
): void {
  turn.plan({
    key: questionKey(turn.loaded.id),
    kind: 'question',
    dueAt: new Date(turn.now.getTime() + quietMs),
    payload: { heard: turn.arrived?.seq ?? turn.loaded.seq, activities },
  });
}

/** Puts the question, unless the person has written again or somebody else speaks with them. */
export function questionHandler(deps: DueDeps): DueHandler {
  return async (row) => {
    const payload = Payload.parse(row.payload);
    await runDue(row, deps, async (context, turn) => {
      const overtaken = readMemory(turn.loaded).heard !== payload.heard;
      if (overtaken || turn.owner === 'agent') return;
      for (const activity of payload.activities) {
        await context.sendActivity(activity as Partial<BotActivity>);
      }
    });
    return { done: true };
  };
}
