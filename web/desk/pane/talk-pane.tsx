import { useEffect, useRef } from 'preact/hooks';
import type { DeskCase } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { abilities } from '../model.ts';
import { AnswerBox } from './answer-box.tsx';
import { DirectDialog } from './direct-dialog.tsx';
import { RepliesDialog } from './replies-dialog.tsx';
import { SummaryCard } from './summary-card.tsx';
import { Transcript } from './transcript.tsx';
import { UrgencyMark } from './urgency-mark.tsx';

export function TalkPane() {
  const { state } = useDesk();
  const { open, found } = state;
  return (
    <section class="pane talk" id="talk" aria-labelledby="talk-title" tabIndex={-1}>
      {found !== null && found.caseNumber === open ? <Talk found={found} /> : <NoTalk />}
    </section>
  );
}

function Talk({ found }: { readonly found: DeskCase }) {
  const { state, words } = useDesk();
  const title = useRef<HTMLHeadingElement>(null);
  // A newly opened case is read from its name on; the queue's row keeps the focus it has.
  useEffect(() => {
    if (document.activeElement?.closest('.queue') == null) title.current?.focus();
  }, [found.caseNumber]);
  return (
    <>
      <div class="pane-head talk-head">
        <div class="talk-name">
          <UrgencyMark urgency={found.urgency} />
          <h2 id="talk-title" ref={title} tabIndex={-1}>
            {words.matter(found)}
          </h2>
          <span class="chip owner-chip" data-mine={found.mine}>
            {ownerOf(found, words)}
          </span>
        </div>
        <Verbs />
      </div>
      {state.directing && <DirectDialog />}
      {state.replying && <RepliesDialog />}
      <SummaryCard found={found} />
      <Transcript key={found.caseNumber} found={found} />
      <AnswerBox key={found.caseNumber} found={found} />
    </>
  );
}

function ownerOf(found: DeskCase, words: ReturnType<typeof useDesk>['words']): string {
  if (found.mine) return words.say('talk.owner.mine');
  if (found.owner === 'bot' || found.owner === 'queue') {
    return words.say(`talk.owner.${found.owner}`);
  }
  return words.say('talk.owner.other', { badge: found.owner });
}

/** Always four, each in its place: a second click never meets another verb. */
function Verbs() {
  const { state, dispatch, words, work } = useDesk();
  const can = abilities(state);
  const { open, found } = state;
  const taking = open !== null && state.taking === open;
  return (
    <div class="verbs">
      <button
        type="button"
        class={can.take ? 'button' : 'button-quiet'}
        disabled={!can.take}
        onClick={() => void work.take(open)}
      >
        {words.say(taking ? 'taking' : found?.mine ? 'do.taken' : 'do.take')} <kbd>T</kbd>
      </button>
      <button
        type="button"
        class="button-quiet"
        disabled={!can.direct}
        onClick={() => dispatch({ do: 'directing', shown: true })}
      >
        {words.say('do.direct')} <kbd>H</kbd>
      </button>
      <button
        type="button"
        class="button-quiet"
        disabled={!can.end}
        onClick={() => void work.end('hand-back')}
      >
        {words.say('do.handBack')} <kbd>B</kbd>
      </button>
      <button
        type="button"
        class={can.end ? 'button' : 'button-quiet'}
        disabled={!can.end}
        onClick={() => void work.end('resolve')}
      >
        {words.say('do.resolve')} <kbd>E</kbd>
      </button>
    </div>
  );
}

function NoTalk() {
  const { state, words } = useDesk();
  const { open, problem } = state;
  const text =
    problem !== null
      ? words.notice(problem)
      : open === null
        ? words.say('talk.none')
        : words.say('talk.loading', { number: open });
  return (
    <div class="empty">
      <h2 id="talk-title" class="visually-hidden">
        {words.say('pane.talk')}
      </h2>
      <p role={problem === null ? undefined : 'alert'}>{text}</p>
      {open !== null && problem === null && (
        <div class="skeletons" aria-hidden="true">
          <div class="skeleton skeleton-card" />
          <div class="skeleton skeleton-row" />
          <div class="skeleton skeleton-row" />
        </div>
      )}
    </div>
  );
}
