/** A delivery that was answered before gets the same answer, without a second turn. */
import type { Middleware } from 'botbuilder';
import type { KnownDeliveries } from '../../integrations/ports.ts';
import { turnOf } from '../turn.ts';

/**
 * A shortcut in front of the commit's unique key: what this memory forgot, the commit still knows.
 */
export function knownDeliveries(known: KnownDeliveries): Middleware {
  return {
    async onTurn(context, next) {
      const turn = turnOf(context);
      const outcome = await known.get(turn.cause.deliveryKey);
      if (outcome) turn.settled = { result: 'accepted', outcome, repeated: true };
      else await next();
    },
  };
}
