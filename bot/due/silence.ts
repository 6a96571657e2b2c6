/** Nobody answered the question about danger: the silence is decided about like a message. */
import { SILENCE, silenceAllowed } from '../../dialogs/handlers/safety.ts';
import { activityId } from '../../integrations/activity.ts';
import { understand } from '../../intents/understand.ts';
import { type BotDeps, decide } from '../intake-bot.ts';
import { readMemory } from '../memory.ts';
import { type DueDeps, runDue } from './deps.ts';
import type { DueHandler } from './worker.ts';

export function silenceHandler(deps: DueDeps, bot: BotDeps): DueHandler {
  return async (row) => {
    await runDue(row, deps, async (context, turn) => {
      const { dialog, heard } = readMemory(turn.loaded);
      if (silenceAllowed(dialog) === null || turn.owner === 'agent') return;
      const message = {
        id: activityId(turn.loaded.id, heard),
        text: '',
        choice: SILENCE,
        media: [],
        location: null,
        locale: null,
      };
      const { gazetteer } = bot;
      const nothing = { now: turn.now, asked: 'safety', previous: null, gazetteer };
      await decide(context, turn, message, understand('', nothing), bot);
    });
    return { done: true };
  };
}
