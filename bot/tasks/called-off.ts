/** Work that nobody needs any more: its body is told why, whoever ended it and by whatever act. */
import type { Middleware } from 'botbuilder';
import { isOpen } from '../../cases/dispatch.ts';
import type { City } from '../../knowledge/content/city.ts';
import { turnOf } from '../turn.ts';
import { planClock } from './hand-out.ts';
import { taskOf } from './task-of.ts';
import { planTelling } from './tell-body.ts';

/** Looks at each turn's cases once it is decided: a task that was open before and was taken back in it. */
export function calledOff(city: City): Middleware {
  return {
    async onTurn(context, next) {
      await next();
      const turn = turnOf(context);
      for (const { before, after } of turn.changes) {
        for (const { number } of before.tasks.filter(isOpen)) {
          const task = taskOf(after, number);
          if (task?.stage !== 'recalled') continue;
          planClock(turn, after, task, city);
          planTelling(turn, 'task.ended', after, task, 'ended');
        }
      }
    },
  };
}
