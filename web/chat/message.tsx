/** One message. Words are set as text, never as markup. */
import { useState } from 'preact/hooks';
import { Icon } from '../shared/icon.tsx';
import { dialled, phonePieces } from '../shared/phones.ts';
import { Urgency } from '../shared/urgency.tsx';
import type { Entry } from './conversation.ts';
import { type Moments, writtenDay } from './moments.ts';
import { withoutSources } from './sources.ts';
import type { Say } from './words.ts';

export interface MessageProps {
  readonly entry: Entry;
  /** The date line above it; null: none. */
  readonly dateLine: string | null;
  /** The first of a run by the same speaker: says who it is. */
  readonly first: boolean;
  /** It came while the page was open. */
  readonly live: boolean;
  readonly language: 'zh' | 'en';
  readonly say: Say;
  readonly moments: Moments;
  readonly onResend: (id: string) => void;
}

/** Kept in one piece and set apart: it is read aloud and copied onto paper. */
const CASE_NUMBER = /(\d{4}-\d{3}-\d{3})(?!\d)/;

export function Message({ entry, dateLine, first, say, ...props }: MessageProps) {
  const kind = ['message', `message-${entry.speaker}`];
  if (first) kind.push('message-first');
  if (entry.critical) kind.push('message-critical');
  return (
    <>
      {dateLine && <li class="date-line">{dateLine}</li>}
      <li
        class={kind.join(' ')}
        data-testid="message"
        data-speaker={entry.speaker}
        data-delivery={entry.delivery}
        // Said at once by the alert region, so not a second time by the log.
        aria-live={entry.critical ? 'off' : undefined}
      >
        <p class={first && entry.speaker !== 'me' ? 'speaker' : 'visually-hidden'}>
          {speakerName(entry, say)}
        </p>
        <div class="bubble">
          {entry.critical && <Urgency level="critical" word={say('critical.label')} />}
          {entry.images.map((address) => (
            <Photo key={address} address={address} say={say} />
          ))}
          {entry.files > 0 && <p>{say('file.sent')}</p>}
          {entry.place && (
            <p class="with-icon">
              <Icon name="place" />
              {say('place.sent')}
            </p>
          )}
          {entry.text && !entry.critical && (
            <Words entry={entry} text={withoutSources(entry.text, entry.quotes)} />
          )}
          {entry.critical && <Alarm entry={entry} say={say} />}
          {entry.quotes.map(({ source, announcedOn }) => (
            <p class="source" key={source + announcedOn}>
              {announcedOn
                ? say('source', { source, day: writtenDay(announcedOn, props.language) })
                : say('source.undated', { source })}
            </p>
          ))}
        </div>
        {entry.speaker === 'me' && <DeliveryLine entry={entry} say={say} {...props} />}
      </li>
    </>
  );
}

function speakerName(entry: Entry, say: Say): string {
  if (entry.speaker !== 'agent') return say(`speaker.${entry.speaker}`);
  return say('speaker.agent', { badge: entry.badge }).trim();
}

/** Read from the top: whom to ring, the button for it, then what to do, a paragraph each. */
function Alarm({ entry, say }: { readonly entry: Entry; readonly say: Say }) {
  const [first = '', ...others] = entry.text.split('\n');
  return (
    <>
      <Words entry={entry} text={first} lead />
      <CallButtons phones={entry.phones} say={say} />
      {others.map((line) => (
        <Words key={line} entry={entry} text={line} />
      ))}
    </>
  );
}

function Words(props: {
  readonly entry: Entry;
  readonly text: string;
  readonly lead?: boolean;
}) {
  const { entry, text: whole } = props;
  const pieces =
    entry.speaker === 'me'
      ? [{ text: whole, phone: null }]
      : phonePieces(whole, entry.phones);
  return (
    <p class={props.lead ? 'words lead' : 'words'}>
      {pieces.map(({ text, phone }) =>
        phone === null ? (
          text.split(CASE_NUMBER).map((part, index) =>
            index % 2 === 0 ? (
              part
            ) : (
              <b class="number" key={`${part} ${index}`}>
                {part}
              </b>
            ),
          )
        ) : (
          <a class="phone" href={`tel:${phone}`}>
            {text}
          </a>
        ),
      )}
    </p>
  );
}

function CallButtons(props: { readonly phones: readonly string[]; readonly say: Say }) {
  return (
    <div class="calls">
      {props.phones.slice(0, 2).map((number) => (
        <a
          key={number}
          class="button button-danger"
          href={`tel:${dialled(number)}`}
          data-testid="call"
        >
          <Icon name="phone" />
          {props.say('emergency.call', { number })}
        </a>
      ))}
    </div>
  );
}

function Photo({ address, say }: { readonly address: string; readonly say: Say }) {
  const [broken, setBroken] = useState(address === '');
  if (broken)
    return (
      <p class="with-icon">
        <Icon name="photo" />
        {say('photo.unavailable')}
      </p>
    );
  return (
    <img
      class="photo"
      src={address}
      alt={say('photo.sent')}
      onError={() => setBroken(true)}
    />
  );
}

function DeliveryLine(props: {
  readonly entry: Entry;
  readonly say: Say;
  readonly moments: Moments;
  readonly onResend: (id: string) => void;
}) {
  const { entry, say } = props;
  if (entry.delivery === 'failed')
    return (
      <button
        type="button"
        class="button-quiet resend"
        data-testid="resend"
        onClick={() => props.onResend(entry.key)}
      >
        {say('delivery.failed')}
      </button>
    );
  const percent = String(Math.round((entry.progress ?? 0) * 100));
  return (
    <p class="delivery" aria-live="off">
      {entry.progress !== null ? (
        say('photo.progress', { percent })
      ) : entry.delivery === 'sending' ? (
        say('delivery.sending')
      ) : (
        <>
          {entry.at && <span>{props.moments.time(entry.at)}</span>}
          <Icon name="check" />
          <span class="visually-hidden">{say('delivery.sent')}</span>
        </>
      )}
    </p>
  );
}
