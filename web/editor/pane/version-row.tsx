/** One version: its number and state in word and shape, who did what and when, and why. */
import type { VersionLine } from '../contract.ts';
import type { Words } from '../words.ts';
import { localOf, sayLocal } from './city-time.ts';

export interface VersionRowProps {
  readonly words: Words;
  readonly timeZone: string;
  readonly version: VersionLine;
  /** Residents are told this one. */
  readonly live: boolean;
  /** Its difference is on the screen. */
  readonly shown: boolean;
  /** Null: it cannot be restored now. */
  readonly restore: (() => void) | null;
  readonly restoring: boolean;
  readonly compare: () => void;
}

/** Who moved it last did this. */
const DECIDED = {
  draft: 'history.sentBack',
  review: 'history.handedIn',
  published: 'history.published',
  cancelled: 'history.cancelled',
  discarded: 'history.discarded',
} as const;

export function VersionRow(props: VersionRowProps) {
  const { words, timeZone, version, live } = props;
  const { number, state, note, emergency, startsAt } = version;
  const now = Date.now();
  const today = localOf(now, timeZone);
  const moment = (iso: string): string =>
    sayLocal(localOf(Date.parse(iso), timeZone), words.language, today);
  const ahead = state === 'published' && startsAt !== null && Date.parse(startsAt) > now;
  const told = live ? 'live' : ahead ? 'scheduled' : state;
  return (
    <li class="history-row" data-shown={props.shown}>
      <div class="history-head">
        <strong>{words.say('history.version', { n: number })}</strong>
        <span class="history-state" data-state={told}>
          {words.say(`history.state.${told}`)}
        </span>
        {version.withdraws && (
          <span class="history-state" data-state="withdraws">
            {words.say('history.withdraws')}
          </span>
        )}
        {emergency !== null && (
          <span class="history-state" data-state="emergency">
            {words.say('history.emergency')}
          </span>
        )}
      </div>
      <p>
        {words.say(version.writtenBy === '' ? 'history.pack' : 'history.written', {
          who: version.writtenBy,
          when: moment(version.writtenAt),
        })}
        {version.decidedBy !== null && version.decidedAt !== null && (
          <>
            {words.language === 'zh' ? '；' : '; '}
            {words.say(DECIDED[state], {
              who: version.decidedBy,
              when: moment(version.decidedAt),
            })}
          </>
        )}
      </p>
      {startsAt !== null && state !== 'cancelled' && (
        <p>{words.say('history.starts', { when: moment(startsAt) })}</p>
      )}
      {note !== '' && <p class="history-note">{note}</p>}
      {emergency !== null && (
        <p class="history-note">
          {words.say('history.emergency.reason', { reason: emergency })}
        </p>
      )}
      <div class="history-do">
        <button
          type="button"
          class="button-quiet"
          aria-pressed={props.shown}
          onClick={props.compare}
        >
          {words.say('history.changed')}
          <span class="visually-hidden">
            {' '}
            {words.say('history.version', { n: number })}
          </span>
        </button>
        {props.restore !== null && (
          <button
            type="button"
            class="button-quiet"
            disabled={props.restoring}
            onClick={props.restore}
          >
            {words.say(props.restoring ? 'history.restoring' : 'history.restore')}
            <span class="visually-hidden">
              {' '}
              {words.say('history.version', { n: number })}
            </span>
          </button>
        )}
      </div>
    </li>
  );
}
