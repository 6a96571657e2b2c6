/** Who is writing, as the desk hears and tells it: hints alone, kept nowhere. */
import type { LiveEvents } from '../../integrations/ports.ts';
import type { Typist } from '../../web/desk/contract.ts';
import type { WebActor } from '../../web/route.ts';
import { caseByNumber } from '../case-act.ts';
import type { DueDeps } from '../due/deps.ts';

/** Conversation and badge in one hint. */
const BETWEEN = ' ';

/** To the resident and to colleagues who look; nothing where the actor does not hold the case. */
export async function tellTyping(
  deps: DueDeps & { readonly events: LiveEvents },
  actor: WebActor,
  caseNumber: string,
): Promise<void> {
  const { state } = await caseByNumber(deps, caseNumber);
  if (state.handoff?.takenBy !== actor.staffId) return;
  const id = state.conversationId;
  deps.events.publish({ topic: 'agent_typing', id: `${id}${BETWEEN}${actor.badge}` });
}

/** Calls `heard` for each hint; returns the way to stop. */
export function watchTyping(
  events: LiveEvents,
  heard: (typist: Typist) => void,
): () => void {
  const stops = [
    events.subscribe('resident_typing', (conversationId) =>
      heard({ conversationId, badge: null }),
    ),
    events.subscribe('agent_typing', (id) => {
      const [conversationId = '', badge = ''] = id.split(BETWEEN);
      heard({ conversationId, badge });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
