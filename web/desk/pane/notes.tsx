/** What colleagues wrote for each other: the resident never sees it. */
import type { DeskCase } from '../contract.ts';
import { useDesk } from '../desk-context.ts';

export function Notes({ found }: { readonly found: DeskCase }) {
  const { state, words } = useDesk();
  if (found.notes.length === 0) return null;
  return (
    <section class="notes" aria-labelledby="notes-title">
      <h3 id="notes-title">{words.say('notes.title')}</h3>
      {found.notes.map(({ by, at, words: said }) => (
        <p key={`${at} ${by}`} class="note">
          <span class="hint">
            {words.say('actor.staff', { badge: found.badges[by] ?? '' })}{' '}
            <time dateTime={at}>{words.moment(at, state.readAt)}</time>
          </span>
          {said}
        </p>
      ))}
    </section>
  );
}
