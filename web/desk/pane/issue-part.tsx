/** The issue that the open case is part of: what is done to the leading one is done for all. */
import type { DeskCase } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { abilities } from '../model.ts';

export function IssuePart({ found }: { readonly found: DeskCase }) {
  const { state, words, issueWork } = useDesk();
  const { issue } = found;
  if (issue === null) return null;
  const leads = issue.lead === found.caseNumber;
  return (
    <section class="issue-part" aria-labelledby="issue-title">
      <div class="tasks-head">
        <h3 id="issue-title">
          {words.say('issue.title', { n: issue.others.length + 1 })}
        </h3>
        <button
          type="button"
          class="button-quiet slim"
          disabled={!abilities(state).edit}
          onClick={() => void issueWork.regroup(null)}
        >
          {words.say('issue.leave')}
        </button>
      </div>
      <p class="hint">{words.say(leads ? 'issue.leads' : 'issue.led')}</p>
      {!leads && <OtherCase number={issue.lead} />}
      {leads && issue.others.length > 0 && (
        <details>
          <summary>{words.say('issue.others', { n: issue.others.length })}</summary>
          <ul class="issue-others">
            {issue.others.map((number) => (
              <li key={number}>
                <OtherCase number={number} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function OtherCase({ number }: { readonly number: string }) {
  const { work } = useDesk();
  return (
    <button
      type="button"
      class="button-quiet slim number"
      onClick={() => void work.open(number)}
    >
      {number}
    </button>
  );
}
