import { levelOf } from '../../../cases/queue.ts';
import type { QueueItem } from '../contract.ts';
import { useDesk, useNow } from '../desk-context.ts';
import { clockFace, pressure, type Row, waitedBy, waits } from '../rows.ts';
import type { Team } from '../team/contract.ts';
import type { Words } from '../words.ts';
import { UrgencyMark } from './urgency-mark.tsx';

export function QueueRow({ row }: { readonly row: Row }) {
  const { state, words, work } = useDesk();
  const { item, gone } = row;
  const place = words.whereabouts(item);
  const category = words.category(item.category);
  const matter = words.matter(item);
  return (
    <li>
      <button
        type="button"
        class="list-row row"
        data-level={levelOf(item.urgency)}
        data-waits={waits(item)}
        aria-current={state.open === item.caseNumber}
        disabled={gone}
        onClick={() => void work.open(item.caseNumber)}
      >
        <span class="row-line">
          <UrgencyMark urgency={item.urgency} />
          <span class="row-what">{matter}</span>
          {!gone && <RowClock row={row} />}
        </span>
        <span class="row-line row-where">
          <span class="row-place">
            {place}
            {category !== matter && ` · ${category}`}
          </span>
          <span class="row-owner">
            <Owner row={row} />
          </span>
        </span>
      </button>
    </li>
  );
}

function meantFor(
  { agent, skill }: NonNullable<QueueItem['first']>,
  team: Team | null,
  words: Words,
): string | null {
  if (skill !== undefined) return words.skill(skill);
  const badge = team?.agents.find(({ id }) => id === agent)?.badge;
  return badge === undefined ? null : words.say('agent.name', { badge });
}

function RowClock({ row: { item } }: { readonly row: Row }) {
  const { state, words } = useDesk();
  const now = useNow();
  const seconds = waitedBy(item, state.readAt, now);
  const pressing = pressure(item, state.readAt, now);
  if (!waits(item)) {
    if (pressing !== 'late') return null;
    return (
      <span class="clock" data-pressing="late">
        {words.say('queue.unanswered')}
      </span>
    );
  }
  const clock = clockFace(seconds);
  return (
    <span class="clock" data-pressing={pressing}>
      <span class="visually-hidden">
        {words.say(`queue.waited.${pressing}`, { clock })}
      </span>
      <span aria-hidden="true">{clock}</span>
    </span>
  );
}

function Owner({ row: { item, gone } }: { readonly row: Row }) {
  const { state, words } = useDesk();
  if (gone) return <>{words.say('queue.gone')}</>;
  if (state.taking === item.caseNumber) return <>{words.say('queue.taking')}</>;
  if (item.mine) return <>{words.say('queue.withMe')}</>;
  if (!waits(item)) return <>{words.say('queue.with', { badge: item.owner })}</>;
  const meant = item.first && meantFor(item.first, state.team, words);
  if (meant) return <>{words.say('queue.meant', { who: meant })}</>;
  if (item.alarms === 0) return null;
  return <span class="alarms">{words.say('queue.alarms', { n: item.alarms })}</span>;
}
