import { useDesk } from '../desk-context.ts';
import type { Pane } from '../model.ts';
import { alarming } from '../rows.ts';
import { AllPane } from './all-pane.tsx';
import { Bars } from './bars.tsx';
import { CasePane } from './case-pane.tsx';
import { Help } from './help.tsx';
import { IntakeDialog } from './intake-dialog.tsx';
import { IssuesPane } from './issues-pane.tsx';
import { Overview } from './overview.tsx';
import { QueuePane } from './queue-pane.tsx';
import { TalkPane } from './talk-pane.tsx';
import { TopBar } from './top-bar.tsx';

const PANES: readonly Pane[] = ['queue', 'talk', 'case'];

/** Three panes side by side; on a phone the one that `data-pane` names. */
export function Board() {
  const { state, dispatch, words } = useDesk();
  const alarms = alarming(state.items ?? [], state.session?.actor.role).length;
  return (
    <div class="board" data-pane={state.pane}>
      <a class="skip" href="#talk">
        {words.say('skip')}
      </a>
      <TopBar />
      <Bars />
      {state.overview ? (
        <Overview />
      ) : (
        <main class="panes">
          {state.view === 'queue' && <QueuePane />}
          {state.view === 'all' && <AllPane />}
          {state.view === 'issues' && <IssuesPane />}
          <TalkPane />
          <CasePane />
        </main>
      )}
      <nav class="tabs" aria-label={words.say('title')}>
        {PANES.map((pane) => (
          <button
            key={pane}
            type="button"
            aria-current={state.pane === pane}
            onClick={() => dispatch({ do: 'pane', pane })}
          >
            {words.say(`pane.${pane}`)}
            {pane === 'queue' && alarms > 0 && <span class="tab-alarms">{alarms}</span>}
          </button>
        ))}
      </nav>
      <IntakeDialog />
      <Help />
    </div>
  );
}
