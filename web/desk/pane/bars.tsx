/**
 * What must be seen at once. The alarm has its line whether or not there is one, and the rest
 * floats: nothing on the page moves because something happened.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { NoticeToast } from '../../shared/staff/notice-toast.tsx';
import { useDesk, useNow } from '../desk-context.ts';
import { alarming, clockFace, waitedBy } from '../rows.ts';
import { OfferToast } from './offer-toast.tsx';
import { UrgencyMark } from './urgency-mark.tsx';

/** Good news. */
const PASSING: ReadonlySet<string> = new Set([
  'copied',
  'resolved',
  'handed_back',
  'verified',
  'edited',
  'noted',
  'merged',
  'linked',
  'gathered',
  'dismissed',
  'regrouped',
  'regrouped_out',
  'unlinked',
  'none_waiting',
  'directed',
]);
const PASSING_MS = 6000;

export function Bars() {
  const { state, dispatch, words } = useDesk();
  return (
    <section class="bars" aria-label={words.say('bars.title')}>
      <AlarmLine />
      <div class="toasts">
        <SoundToast />
        <OfferToast />
        <EndingToast />
        <NoticeToast
          words={words}
          notice={state.notice}
          passing={PASSING}
          passingMs={PASSING_MS}
          onClose={() => dispatch({ do: 'notice', code: null })}
        />
      </div>
    </section>
  );
}

function SoundToast() {
  const { words, sound } = useDesk();
  return sound === 'none' ? <p class="toast">{words.say('sound.none')}</p> : null;
}

/** Seen by eye, and told once per case to who listens. */
function AlarmLine() {
  const { state, words, work } = useDesk();
  const now = useNow();
  const waiting = alarming(state.items ?? [], state.session?.actor.role);
  const [first] = waiting;
  const [told, setTold] = useState('');
  const known = useRef<ReadonlySet<string>>(new Set());

  useEffect(() => {
    const fresh = waiting.find((item) => !known.current.has(item.caseNumber));
    known.current = new Set(waiting.map((item) => item.caseNumber));
    if (fresh) setTold(words.say('alarm.announce', { what: words.matter(fresh) }));
  }, [state.items]);

  return (
    <>
      <p class="visually-hidden" aria-live="assertive">
        {told}
      </p>
      {first === undefined ? (
        <p class="alarm" data-quiet="true">
          {state.items !== null && words.say('alarm.none')}
        </p>
      ) : (
        <div class="alarm">
          <UrgencyMark urgency={first.urgency} />
          <strong class="alarm-count">{waiting.length}</strong>
          <span class="visually-hidden">{words.say('alarm.waiting')}</span>
          <button
            type="button"
            class="alarm-what"
            onClick={() => void work.open(first.caseNumber)}
          >
            {words.matter(first)}
            {' · '}
            {words.whereabouts(first)}
          </button>
          <span class="clock">{clockFace(waitedBy(first, state.readAt, now))}</span>
          <button
            type="button"
            class="button button-danger slim"
            disabled={state.taking !== null}
            onClick={() => void work.take(first.caseNumber)}
          >
            {words.say(state.taking === null ? 'alarm.take' : 'taking')}
          </button>
        </div>
      )}
    </>
  );
}

function EndingToast() {
  const { state, words, work } = useDesk();
  const now = useNow();
  const { ending } = state;
  if (ending === null) return null;
  const n = Math.max(0, Math.ceil((ending.due - now) / 1000));
  const text =
    ending.state === 'counting'
      ? words.say(`ending.${ending.kind}`, { n, number: ending.caseNumber })
      : words.say(`ending.${ending.state}`);
  return (
    <div class="toast">
      <span>{text}</span>
      {ending.state === 'counting' && (
        <>
          <button type="button" class="button slim" onClick={() => work.undo()}>
            {words.say('do.undo')} <kbd>U</kbd>
          </button>
          <button
            type="button"
            class="button-quiet slim"
            onClick={() => void work.endNow()}
          >
            {words.say('do.now')}
          </button>
        </>
      )}
    </div>
  );
}
