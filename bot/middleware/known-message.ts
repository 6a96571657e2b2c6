/** A message that the vendor names: whether it is new, or changes what was said. */
import type { Middleware } from 'botbuilder';
import type { Turns } from '../../integrations/database/contract.ts';
import { StoreError } from '../errors.ts';
import { changeOf } from '../message-change.ts';
import { turnOf } from '../turn.ts';

export function knownMessage(turns: Pick<Turns, 'underKey'>): Middleware {
  return {
    async onTurn(context, next) {
      const turn = turnOf(context);
      const { message } = turn.cause;
      if (message) {
        // Read after the conversation: if another turn changes the message meanwhile, this one's
        // commit finds the conversation moved.
        const known = await turns
          .underKey(turn.loaded.id, message.key)
          .catch((error: unknown) => {
            throw new StoreError(error);
          });
        turn.change = changeOf(message, known);
      }
      await next();
    },
  };
}
