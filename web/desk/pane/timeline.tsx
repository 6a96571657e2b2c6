import type { DeskCase } from '../contract.ts';
import { useDesk } from '../desk-context.ts';

/** What happened, newest first. */
export function Timeline({ found }: { readonly found: DeskCase }) {
  const { state, words } = useDesk();
  const events = [...found.timeline].reverse();
  return (
    <section aria-labelledby="timeline-title">
      <h3 id="timeline-title">{words.say('timeline.title')}</h3>
      <ol class="timeline">
        {events.map((event) => (
          <li key={event.seq} data-kind={event.data.kind}>
            <time dateTime={event.at}>{words.moment(event.at, state.readAt)}</time>
            <span>
              <span class="timeline-actor">{words.actor(event, found.badges)}</span>{' '}
              {words.event(event, found.badges)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
