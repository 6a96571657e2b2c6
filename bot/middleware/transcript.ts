/** The transcript: what arrived is recorded before anything is decided about it. */
import type { Middleware } from 'botbuilder';
import { turnOf } from '../turn.ts';

/**
 * Records the message that caused the turn as its first activity. Replies are recorded by the
 * adapter as they are sent; all of it is written by the turn's commit or not at all.
 */
export const transcript: Middleware = {
  async onTurn(context, next) {
    const turn = turnOf(context);
    const { arrival } = turn.cause;
    if (arrival) {
      const { channelId: _channel, conversation: _conversation, ...activity } = arrival;
      turn.heard = turn.record(activity, 'resident');
    }
    await next();
  },
};
