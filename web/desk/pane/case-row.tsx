/** One of all cases: what it is, where it stands, who has it. */
import type { CaseLine } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { UrgencyMark } from './urgency-mark.tsx';

export function CaseRow({ line }: { readonly line: CaseLine }) {
  const { state, words, work } = useDesk();
  const place = words.place(line.district, line.zone) ?? words.say('queue.noPlace');
  return (
    <li>
      <button
        type="button"
        class="list-row row"
        aria-current={state.open === line.caseNumber}
        onClick={() => void work.open(line.caseNumber)}
      >
        <span class="row-line">
          <UrgencyMark urgency={line.urgency} />
          <span class="row-what">{words.matter(line)}</span>
          <span class="row-status" data-status={line.status}>
            {words.say(`status.${line.status}`)}
          </span>
        </span>
        <span class="row-line row-where">
          <span class="row-place">
            <span class="number">{line.caseNumber}</span> · {place}
          </span>
          <time class="row-owner" dateTime={line.openedAt}>
            {words.moment(line.openedAt, state.readAt)}
          </time>
        </span>
        <Hands line={line} />
      </button>
    </li>
  );
}

/** In whose hands it is: bodies, an agent, or whoever answers for it. */
function Hands({ line }: { readonly line: CaseLine }) {
  const { words } = useDesk();
  const parts = [
    words.list(line.bodies.map((id) => words.body(id))),
    line.owner === 'queue' && words.say('talk.owner.queue'),
    line.owner !== 'queue' &&
      line.owner !== 'bot' &&
      words.say('talk.owner.other', { badge: line.owner }),
    line.inCharge !== null &&
      line.inCharge !== line.owner &&
      words.say('tasks.inCharge', { badge: line.inCharge }),
  ].filter(Boolean);
  if (parts.length === 0 && !line.overdue) return null;
  return (
    <span class="row-line row-where">
      <span class="row-place">{parts.join(' · ')}</span>
      {line.overdue && <span class="alarms">{words.say('find.late')}</span>}
    </span>
  );
}
