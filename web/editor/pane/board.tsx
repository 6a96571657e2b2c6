import { useState } from 'preact/hooks';
import { holds } from '../abilities.ts';
import { useEditor } from '../editor-context.ts';
import { contentOf, type Pane, same } from '../model.ts';
import { Help } from './help.tsx';
import { ImportExport } from './import-export.tsx';
import { ItemPane } from './item-pane.tsx';
import { ListPane } from './list-pane.tsx';
import { NewItem } from './new-item.tsx';
import { Preview } from './preview.tsx';
import { Toast } from './toast.tsx';
import { TopBar } from './top-bar.tsx';
import { Unanswered } from './unanswered.tsx';

const PANES: readonly Pane[] = ['list', 'item', 'preview'];

/** Three panes side by side; where there is no room, the one that `data-pane` names. */
export function Board() {
  const { state, words } = useEditor();
  return (
    <div class="board" data-pane={state.pane} data-tab={state.tab}>
      {state.tab === 'content' && (
        <a class="skip" href="#item">
          {words.say('skip')}
        </a>
      )}
      <TopBar />
      {state.tab === 'content' && <ContentTab />}
      {state.tab === 'unanswered' && <UnansweredTab />}
      {state.tab === 'exchange' && <ExchangeTab />}
      <Toast />
      <Help />
    </div>
  );
}

function ContentTab() {
  const { state, dispatch, words, api, settings } = useEditor();
  const titles = new Map(
    state.items?.map(({ kind, id, title }) => [`${kind}/${id}`, title]),
  );
  const { item } = state;
  // What is live needs no sending along.
  const making = state.writing !== null || (item?.open ?? null) !== null;
  return (
    <>
      <main class="panes">
        <ListPane />
        <ItemPane />
        <Preview
          api={api}
          settings={settings}
          words={words}
          content={contentOf(state)}
          draft={making ? contentOf(state) : null}
          own={item?.id ?? null}
          titleOf={(id) => titles.get(`article/${id}`) ?? id}
        />
      </main>
      <nav class="pane-switch" aria-label={words.say('panes')}>
        {PANES.map((pane) => (
          <button
            key={pane}
            type="button"
            data-pane={pane}
            aria-current={state.pane === pane}
            onClick={() => dispatch({ do: 'pane', pane })}
          >
            {words.say(`pane.${pane}`)}
          </button>
        ))}
      </nav>
    </>
  );
}

function UnansweredTab() {
  const { state, words, api, settings } = useEditor();
  const [questions, setQuestions] = useState<readonly string[] | null>(null);
  return (
    <main class="page scroll">
      <Unanswered
        api={api}
        settings={settings}
        words={words}
        changes={state.reads}
        mayWrite={holds(state, 'editor.write')}
        onDraft={setQuestions}
      />
      {questions && (
        <NewItem
          kind="article"
          questions={questions}
          onClose={() => setQuestions(null)}
        />
      )}
    </main>
  );
}

function ExchangeTab() {
  const { state, words, work, api, settings } = useEditor();
  return (
    <main class="page scroll">
      <ImportExport
        api={api}
        settings={settings}
        words={words}
        mayWrite={holds(state, 'editor.write')}
        onApplied={() => void work.refresh()}
        onOpen={(kind, id) => void work.open({ kind, id })}
        titleOf={(kind, id) =>
          kind === 'register'
            ? words.say('register.title')
            : (state.items?.find((line) => same(line, { kind, id }))?.title ?? id)
        }
      />
    </main>
  );
}
