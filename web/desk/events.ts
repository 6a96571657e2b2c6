/** The desk's live stream: hints with ids only. The page reads what changed for itself. */
import type { EventSink } from '../route.ts';
import { streamGathered } from '../shared/staff/events.ts';
import type { DeskPort } from './contract.ts';

/** A burst of turns is one look for the page. */
export const GATHER_MS = 50;

/** `changed {ids}` names the conversations that moved, `typing {conversationId, badge}` who writes. */
export function streamChanges(
  desk: Pick<DeskPort, 'watch' | 'watchTyping'>,
  sink: EventSink,
): void {
  sink.onClose(desk.watchTyping((typist) => sink.send({ name: 'typing', data: typist })));
  streamGathered(
    {
      watch: (changed) => desk.watch(changed),
      gatherMs: GATHER_MS,
      tell: (ids) => ({ ids }),
    },
    sink,
  );
}
