/** Papers that are owed (容缺): listed here, asked for by the clock, struck out when they came. */
import { useState } from 'preact/hooks';
import type { DeskCase } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { LONGEST_PAPER } from '../limits.ts';
import { abilities } from '../model.ts';

export function Papers({ found }: { readonly found: DeskCase }) {
  const { state, words, work } = useDesk();
  const [name, setName] = useState('');
  const may = abilities(state).dispatch;
  return (
    <details class="papers" open={found.papers.some(({ stage }) => stage === 'owed')}>
      <summary>
        <h3>{words.say('papers.title')}</h3>
      </summary>
      <ul class="task-list">
        {found.papers.map((paper) => (
          <li key={paper.number} class="task-row">
            <p>
              {paper.name} <b>{words.say(`paper.${paper.stage}`)}</b>
            </p>
            {paper.stage === 'owed' && (
              <div class="task-row-acts">
                {(['received', 'waived'] as const).map((step) => (
                  <button
                    key={step}
                    type="button"
                    class="button-quiet slim"
                    disabled={!may}
                    aria-label={`${words.say(`paper.do.${step}`)} ${paper.name}`}
                    onClick={() =>
                      void work.parts.changePaper({ do: step, paper: paper.number })
                    }
                  >
                    {words.say(`paper.do.${step}`)}
                  </button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      <form
        class="paper-add"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          void work.parts.changePaper({ do: 'owed', name: name.trim() });
          setName('');
        }}
      >
        <input
          aria-label={words.say('papers.name')}
          placeholder={words.say('papers.name')}
          maxLength={LONGEST_PAPER}
          value={name}
          disabled={!may}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="button-quiet slim" disabled={!may}>
          {words.say('papers.add')}
        </button>
      </form>
      <p class="hint">{words.say('papers.hint')}</p>
    </details>
  );
}
