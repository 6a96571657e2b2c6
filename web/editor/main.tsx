/** The editors' page: puts the parts together and the browser's events to the editor's verbs. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { shelf } from '../shared/remembered.ts';
import { Gate } from '../shared/staff/gate.tsx';
import { isTypedIn } from '../shared/staff/keys.ts';
import { mount } from '../shared/staff/mount.ts';
import { Store } from '../shared/staff/store.ts';
import { useLanguage } from '../shared/staff/use-language.ts';
import { useLive } from '../shared/staff/use-live.ts';
import { editorApi } from './api.ts';
import { type Editor, EditorContext } from './editor-context.ts';
import './editor.css';
import { addressOf, refOf } from './address.ts';
import { Keep } from './keep.ts';
import { commandOf } from './keys.ts';
import { keepLive } from './live.ts';
import { reduce, STARTING } from './model.ts';
import { Board } from './pane/board.tsx';
import { step } from './pane/step.ts';
import type { EditorSettings } from './settings.ts';
import { Words } from './words.ts';
import { Work } from './work.ts';

const LANGUAGE_KEY = 'huying.editor.language';

const now = (): number => Date.now();
const remembered = shelf(() => window.localStorage);
const store = new Store(STARTING, reduce);
const api = editorApi((input, init) => window.fetch(input, init));

function Page(props: { readonly settings: EditorSettings; readonly work: Work }) {
  const { settings, work } = props;
  const [state, setState] = useState(store.state);
  const [language, switchLanguage] = useLanguage(remembered, LANGUAGE_KEY);
  const words = useMemo(() => new Words(language, settings), [language]);
  const { phase, open } = state;

  useEffect(() => {
    const stop = store.subscribe(() => setState(store.state));
    setState(store.state);
    void work.start();
    return stop;
  }, []);

  useEffect(() => {
    document.title = `${words.say('title')} · ${words.service}`;
  }, [words]);

  useLive(
    phase,
    () => void work.catchUp(),
    () =>
      keepLive({
        connect: () => new EventSource('/api/editor/events'),
        now,
        look: () => void work.catchUp(),
        link: (link) => store.dispatch({ do: 'link', link }),
      }),
  );

  useEffect(() => listen(work), []);
  useEffect(() => {
    const address = addressOf(open);
    if (window.location.hash !== address) {
      window.history.pushState(null, '', address || window.location.pathname);
    }
  }, [open]);

  const editor: Editor = {
    state,
    dispatch: (action) => store.dispatch(action),
    work,
    api,
    words,
    settings,
    switchLanguage,
    cityNow: () => (settings.knowledgeAsOf ? Date.parse(settings.knowledgeAsOf) : now()),
  };
  return (
    <EditorContext.Provider value={editor}>
      <Gate
        state={state}
        words={words}
        onSignIn={(username, password) => work.signIn(username, password)}
        onSwitchLanguage={switchLanguage}
      >
        <Board />
      </Gate>
    </EditorContext.Provider>
  );
}

function listen(work: Work): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener('keydown', (event) => pressed(event, work), { signal });
  window.addEventListener('online', () => void work.catchUp(), { signal });
  window.addEventListener(
    'beforeunload',
    (event) => {
      work.keepNow();
      if (work.unkept) event.preventDefault();
    },
    { signal },
  );
  window.addEventListener('pagehide', () => work.keepNow(), { signal });
  window.addEventListener('popstate', () => void work.open(refOf(window.location.hash)), {
    signal,
  });
  return () => stop.abort();
}

function pressed(event: KeyboardEvent, work: Work): void {
  const { state } = store;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const command = commandOf(event, isTypedIn(target));
  if (command === null || state.phase !== 'at-work') return;
  switch (command) {
    case 'save':
      // Or the browser offers to save the page.
      event.preventDefault();
      if (!event.repeat) void work.save();
      break;
    case 'search':
      event.preventDefault();
      store.dispatch({ do: 'tab', tab: 'content' });
      store.dispatch({ do: 'pane', pane: 'list' });
      requestAnimationFrame(() => document.getElementById('search')?.focus());
      break;
    case 'next':
    case 'previous':
      step(command);
      break;
    case 'help':
      store.dispatch({ do: 'help', shown: true });
      break;
    case 'leave':
      target?.blur();
      store.dispatch({ do: 'notice', code: null });
      break;
  }
}

mount('editor', (settings: EditorSettings) => {
  const work = new Work({ api, store, keep: new Keep(remembered), settings });
  store.dispatch({ do: 'open', ref: refOf(window.location.hash) });
  return <Page settings={settings} work={work} />;
});
