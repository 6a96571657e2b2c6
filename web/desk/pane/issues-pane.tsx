/** Many requests of one matter: those that look like it, and those that were made one. */
import { useState } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';
import type { Heat, Issue, Proposal } from '../issues/contract.ts';
import { UrgencyMark } from './urgency-mark.tsx';
import { Views } from './views.tsx';

export function IssuesPane() {
  const { state, words } = useDesk();
  const { hot } = state;
  return (
    <section class="pane queue issues" aria-labelledby="issues-title">
      <Views />
      <h2 id="issues-title" class="visually-hidden">
        {words.say('view.issues')}
      </h2>
      <div class="scroll">
        {hot === null && <p class="empty">{words.say('loading')}</p>}
        {hot !== null && hot.proposals.length + hot.issues.length === 0 && (
          <p class="empty">{words.say('issues.none')}</p>
        )}
        {hot?.proposals.map((proposal) => (
          <ProposalCard key={proposal.id} proposal={proposal} />
        ))}
        {hot !== null && hot.issues.length > 0 && (
          <>
            <h3 class="section-title">
              {words.say('issues.open')} <span>{hot.issues.length}</span>
            </h3>
            <ul>
              {hot.issues.map((issue) => (
                <IssueRow key={issue.lead.caseNumber} issue={issue} />
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

/** The reason first; each request can be looked at, and left out. */
function ProposalCard({ proposal }: { readonly proposal: Proposal }) {
  const { words, work, issueWork } = useDesk();
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const numbers = proposal.cases.map(({ caseNumber }) => caseNumber);
  const chosen = numbers.filter((number) => !without.has(number));
  const about =
    proposal.body === null
      ? words.category(proposal.category)
      : words.body(proposal.body);
  const toggle = (number: string): void => {
    const next = new Set(without);
    if (!next.delete(number)) next.add(number);
    setWithout(next);
  };
  return (
    <article class="proposal" data-hot={proposal.hot}>
      <h3>
        {words.say('issues.proposal', { place: proposal.place, n: numbers.length })}
      </h3>
      <p class="proposal-why">
        {words.say(proposal.body === null ? 'issues.why.alike' : 'issues.why.body', {
          place: proposal.place,
          about,
          hours: proposal.hours,
        })}{' '}
        <Lately heat={proposal} />
      </p>
      <details>
        <summary>{words.say('issues.look')}</summary>
        <ul class="proposal-cases">
          {proposal.cases.map((line) => (
            <li key={line.caseNumber}>
              <input
                type="checkbox"
                aria-label={words.say('issues.include', { number: line.caseNumber })}
                checked={!without.has(line.caseNumber)}
                onChange={() => toggle(line.caseNumber)}
              />
              <button
                type="button"
                class="proposal-case"
                onClick={() => void work.open(line.caseNumber)}
              >
                <span class="number">{line.caseNumber}</span> {words.matter(line)}
              </button>
            </li>
          ))}
        </ul>
      </details>
      <div class="proposal-do">
        <button
          type="button"
          class="button slim"
          disabled={chosen.length < 2}
          onClick={() => void issueWork.gather(chosen)}
        >
          {words.say('issues.gather', { n: chosen.length })}
        </button>
        <button
          type="button"
          class="button-quiet slim"
          onClick={() => void issueWork.dismiss(proposal.id)}
        >
          {words.say('issues.dismiss')}
        </button>
      </div>
    </article>
  );
}

function IssueRow({ issue }: { readonly issue: Issue }) {
  const { state, words, work } = useDesk();
  const { lead, cases } = issue;
  const bodies = words.list(lead.bodies.map((id) => words.body(id)));
  return (
    <li>
      <button
        type="button"
        class="list-row row"
        aria-current={state.open === lead.caseNumber}
        onClick={() => void work.open(lead.caseNumber)}
      >
        <span class="row-line">
          <UrgencyMark urgency={lead.urgency} />
          <span class="row-what">{words.matter(lead)}</span>
          <span class="row-status">{words.say(`status.${lead.status}`)}</span>
        </span>
        <span class="row-line row-where">
          <span class="row-place">
            {words.say('issues.people', { n: cases })}
            {bodies && ` · ${bodies}`}
          </span>
          <Lately heat={issue} />
        </span>
      </button>
    </li>
  );
}

function Lately({ heat }: { readonly heat: Heat }) {
  const { words } = useDesk();
  const { lately, minutes, hot } = heat;
  if (lately === 0) return null;
  return (
    <span class={hot ? 'alarms' : 'hint'}>
      {words.say('issues.lately', { n: lately, minutes })}
    </span>
  );
}
