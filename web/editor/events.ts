/** The page's live stream: it says that something changed, and the page reads it for itself. */
import type { EventSink } from '../route.ts';
import { streamGathered } from '../shared/staff/events.ts';
import type { EditorPort } from './contract.ts';

/** An import is one look for the page. */
const GATHER_MS = 200;

export function streamChanges(editor: Pick<EditorPort, 'watch'>, sink: EventSink): void {
  streamGathered(
    {
      watch: (changed) => editor.watch(() => changed()),
      gatherMs: GATHER_MS,
      tell: () => ({}),
    },
    sink,
  );
}
