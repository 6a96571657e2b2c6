/** The case that should be taken next, where the agent has none in hand or it is meant for them. */
import { useDesk, useNow } from '../desk-context.ts';
import { clockFace, offeredItem, waitedBy } from '../rows.ts';
import { UrgencyMark } from './urgency-mark.tsx';

export function OfferToast() {
  const { state, words, work } = useDesk();
  const now = useNow();
  const item = offeredItem(state);
  return (
    <div role="status">
      {item && (
        <div class="toast offer">
          <UrgencyMark urgency={item.urgency} />
          <span class="offer-what">
            {words.say(
              item.first?.agent === state.team?.me ? 'offer.meant' : 'offer.next',
            )}{' '}
            <b>{words.matter(item)}</b>
            {' · '}
            {words.whereabouts(item)}
          </span>
          <span class="clock" aria-hidden="true">
            {clockFace(waitedBy(item, state.readAt, now))}
          </span>
          <button
            type="button"
            class="button slim"
            disabled={state.taking !== null}
            onClick={() => void work.take(item.caseNumber)}
          >
            {words.say(state.taking === null ? 'do.take' : 'taking')}
          </button>
        </div>
      )}
    </div>
  );
}
