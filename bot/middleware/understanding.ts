/** Reads every message of a resident, in every state, before anything else is decided. */
import type { Middleware } from 'botbuilder';
import type { Gazetteer } from '../../intents/gazetteer.ts';
import { readMemory } from '../memory.ts';
import { readOnce } from '../same-words.ts';
import { turnOf } from '../turn.ts';

/** `gazetteer`: the names of this moment; estates come and go with the zone register. */
export function understanding(gazetteer: () => Gazetteer): Middleware {
  const understand = readOnce();
  return {
    async onTurn(context, next) {
      const turn = turnOf(context);
      if (turn.cause.arrival) {
        const { dialog } = readMemory(turn.loaded);
        const { change } = turn;
        const read = (text: string | undefined, asked: string | null) =>
          understand(text ?? '', {
            now: turn.now,
            asked,
            // The bot's last words would cost a read a turn; `asked` tells what they asked.
            previous: null,
            gazetteer: gazetteer(),
          });
        try {
          // What is asked now was not asked when a message was sent that is given other words.
          const asked = 'original' in change ? null : dialog.asked?.question;
          turn.understanding = read(turn.cause.arrival.text, asked ?? null);
          if ('original' in change)
            turn.meantBefore = read(change.original.activity.text, null);
        } catch (error) {
          // Thrown where the message is decided, so that the failure's turn can still keep it.
          turn.unread = error;
        }
      }
      await next();
    },
  };
}
