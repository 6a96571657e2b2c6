/** The transcript: what arrived is recorded before anything is decided about it. */
import type { Middleware } from 'botbuilder';
import type { Activity } from '../../integrations/activity.ts';
import { erased, reworded, withFirstWords } from '../message-change.ts';
import { type Turn, turnOf } from '../turn.ts';

/**
 * Records the message that caused the turn as its first activity; where it changes one that was
 * said, that one, and the fact. Replies are recorded by the adapter as they are sent; all of it is
 * written by the turn's commit or not at all.
 */
export const transcript: Middleware = {
  async onTurn(context, next) {
    const turn = turnOf(context);
    const { arrival } = turn.cause;
    if (arrival) record(turn, arrival);
    await next();
  },
};

function record(turn: Turn, arrival: Omit<Activity, 'id' | 'timestamp'>): void {
  const { change, now, cause } = turn;
  const { channelId: _channel, conversation: _conversation, ...activity } = arrival;
  const named = cause.message ? { messageKey: cause.message.key } : {};
  const { from } = activity;
  switch (change.is) {
    case 'new':
    case 'withdrawn_first':
      turn.arrived = turn.record({ ...activity, ...named }, 'resident');
      turn.heard = turn.arrived;
      return;
    case 'reworded':
      turn.arrived = turn.record(about('messageUpdate', change), 'resident');
      turn.heard = reworded(change.original, activity, now);
      turn.rewrite(turn.heard);
      return;
    case 'late': {
      const { text = '' } = activity;
      turn.arrived = turn.record(about('messageUpdate', change), 'resident');
      const whole = withFirstWords(change.original, activity, now);
      turn.rewrite(whole);
      turn.heard = { ...whole, activity: { ...whole.activity, text } };
      return;
    }
    case 'withdrawn':
      turn.arrived = turn.record(about('messageDelete', change), 'resident');
      turn.rewrite(erased(change.original, now));
      return;
    case 'withdrawn_early':
      turn.arrived = turn.record({ type: 'messageDelete', from, ...named }, 'resident');
      return;
    case 'void':
  }

  function about(
    type: 'messageUpdate' | 'messageDelete',
    { original }: { readonly original: { readonly activity: Activity } },
  ) {
    return { type, from, replyToId: original.activity.id };
  }
}
