import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskCase, TranscriptLine } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import type { Outgoing } from '../model.ts';
import { DeliveryLine } from '../undelivered/delivery.tsx';
import { MediaLink, Photo } from './photo.tsx';
import { messageElementId, showMessage } from './show-message.ts';

/** Nearer to the end than this, in pixels, the view follows new messages. */
const NEAR = 80;

export function Transcript({ found }: { readonly found: DeskCase }) {
  const { state, words } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const lines = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const lastTop = useRef(0);
  const [behind, setBehind] = useState(false);
  const outgoing = state.outgoing.filter((one) => one.caseNumber === found.caseNumber);
  const last = `${found.transcript.at(-1)?.seq} ${outgoing.length}`;

  const toEnd = (): void => {
    following.current = true;
    setBehind(false);
    box.current?.scrollTo({ top: box.current.scrollHeight });
  };

  // A photo that has loaded, a grown answer box: the end stays in view.
  useEffect(() => {
    const sizes = new ResizeObserver(() => {
      if (following.current) toEnd();
    });
    for (const element of [box.current, lines.current]) {
      if (element !== null) sizes.observe(element);
    }
    return () => sizes.disconnect();
  }, []);
  useEffect(() => {
    if (!following.current) setBehind(true);
  }, [last]);

  const scrolled = (): void => {
    const { current } = box;
    if (current === null) return;
    const rest = current.scrollHeight - current.scrollTop - current.clientHeight;
    const up = current.scrollTop < lastTop.current;
    lastTop.current = current.scrollTop;
    // Far from the end without having gone up: something grew, and the view goes after it.
    following.current = rest < NEAR || (following.current && !up);
    if (following.current) setBehind(false);
  };

  return (
    <div class="transcript">
      <div
        ref={box}
        class="scroll transcript-scroll"
        role="log"
        aria-label={words.say('talk.transcript')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={scrolled}
      >
        <div class="lines" ref={lines}>
          {found.transcript.map((line) =>
            line.changes === null ? (
              <Line key={line.id} line={line} />
            ) : (
              <ChangeLine key={line.id} line={line} of={line.changes} />
            ),
          )}
          {outgoing.map((one) => (
            <OutgoingLine key={one.requestId} one={one} />
          ))}
        </div>
      </div>
      {behind && (
        <button type="button" class="button slim to-end" onClick={toEnd}>
          {words.say('talk.latest')} ↓
        </button>
      )}
    </div>
  );
}

function Line({ line }: { readonly line: TranscriptLine }) {
  const { state, words } = useDesk();
  const mine = line.speaker === 'agent' && line.name === state.session?.actor.badge;
  const speaker = words.say(mine ? 'speaker.me' : `speaker.${line.speaker}`);
  const time = words.moment(line.at, state.readAt);
  return (
    <article
      class="line"
      id={messageElementId(line.id)}
      data-speaker={line.speaker}
      tabIndex={-1}
    >
      <p class="line-head">
        <span class="speaker">{speaker}</span>
        {line.name && !mine && <span class="line-badge">{line.name}</span>}
        <time dateTime={line.at}>{time}</time>
      </p>
      {line.withdrawn && <p class="hint">{words.say('talk.withdrawn')}</p>}
      {line.text !== '' && <p class="line-text">{line.text}</p>}
      {line.before.length > 0 && (
        <details class="line-before">
          <summary>{words.say('talk.reworded')}</summary>
          {line.before.map((text, index) => (
            <p key={index} class="line-text">
              {text}
            </p>
          ))}
        </details>
      )}
      {line.quotes.length > 0 && (
        <p class="hint">
          {line.quotes
            .map(({ article, version }) => words.say('talk.quoted', { article, version }))
            .join(' · ')}
        </p>
      )}
      {line.media.length > 0 && (
        <div class="photos">
          {line.media.map(({ id, contentType }) =>
            contentType.startsWith('image/') ? (
              <Photo key={id} id={id} alt={words.say('talk.photo', { speaker, time })} />
            ) : (
              <MediaLink key={id} id={id}>
                {words.say('talk.file')}
              </MediaLink>
            ),
          )}
        </div>
      )}
      <DeliveryLine line={line} />
      {line.choices.length > 0 && (
        <p class="line-choices">
          <span class="visually-hidden">{words.say('choices')}</span>
          {line.choices.join(' · ')}
        </p>
      )}
    </article>
  );
}

/** That a message above got other words, or was taken back: it may have left the screen. */
function ChangeLine({
  line,
  of,
}: {
  readonly line: TranscriptLine;
  readonly of: string;
}) {
  const { state, words } = useDesk();
  const key = line.withdrawn ? 'talk.change.withdrawn' : 'talk.change.reworded';
  const time = words.moment(line.at, state.readAt);
  return (
    <p class="line" data-speaker="system">
      <button type="button" class="sourced" onClick={() => showMessage(of)}>
        {words.say(key, { time })}
        <span class="sourced-mark" aria-hidden="true">
          ↑
        </span>
      </button>
    </p>
  );
}

function OutgoingLine({ one }: { readonly one: Outgoing }) {
  const { words, work, keep, dispatch } = useDesk();
  const text =
    one.state === 'refused'
      ? words.say('outgoing.refused', { reason: words.notice(one.code ?? 'our_fault') })
      : words.say(`outgoing.${one.state}`);
  const edit = (): void => {
    const draft = keep.draft(one.caseNumber);
    keep.keepDraft(one.caseNumber, draft === '' ? one.text : `${draft}\n${one.text}`);
    work.drop(one.requestId);
    dispatch({ do: 'draft-changed' });
  };
  return (
    <article class="line" data-speaker="agent" data-outgoing={one.state}>
      <p class="line-head">
        <span class="speaker">{words.say('speaker.me')}</span>
        <span role="status">{text}</span>
      </p>
      <p class="line-text">{one.text}</p>
      {one.state === 'refused' && (
        <p class="line-do">
          <button
            type="button"
            class="button-quiet slim"
            onClick={() => void work.retry(one.requestId)}
          >
            {words.say('outgoing.retry')}
          </button>
          <button type="button" class="button-quiet slim" onClick={edit}>
            {words.say('outgoing.edit')}
          </button>
          <button
            type="button"
            class="button-quiet slim"
            onClick={() => work.drop(one.requestId)}
          >
            {words.say('outgoing.drop')}
          </button>
        </p>
      )}
    </article>
  );
}
