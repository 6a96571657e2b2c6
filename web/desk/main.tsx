/** The desk's page: puts the parts together and the browser's events to the agent's verbs. */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { newId } from '../shared/new-id.ts';
import { shelf } from '../shared/remembered.ts';
import { Gate } from '../shared/staff/gate.tsx';
import { isTypedIn } from '../shared/staff/keys.ts';
import { mount } from '../shared/staff/mount.ts';
import { Store } from '../shared/staff/store.ts';
import { useLanguage } from '../shared/staff/use-language.ts';
import { useLive } from '../shared/staff/use-live.ts';
import { Alarm, type Sound } from './alarm.ts';
import { DeskApi } from './api.ts';
import { CaseWork } from './case-work.ts';
import { type Desk, DeskContext, NowContext } from './desk-context.ts';
import { Finder } from './finder.ts';
import { IssueWork } from './issues/work.ts';
import { Keep } from './keep.ts';
import { commandOf } from './keys.ts';
import './desk.css';
import { keepLive } from './live.ts';
import { reduce, STARTING } from './model.ts';
import { Board } from './pane/board.tsx';
import { alarming } from './rows.ts';
import type { DeskSettings } from './settings.ts';
import { Words } from './words.ts';
import { Work } from './work.ts';

const LANGUAGE_KEY = 'huying.desk.language';

const now = (): number => Date.now();
const store = new Store(STARTING, reduce);
const keep = new Keep(shelf(() => window.sessionStorage));
const remembered = shelf(() => window.localStorage);
const api = new DeskApi((input, init) => window.fetch(input, init));
const work = new Work({ api, store, keep, now, newId });
const finder = new Finder(api, store);
const caseWork = new CaseWork({ api, work, newId });
const issueWork = new IssueWork({ api: api.issues, store, work, newId });

function Page({ settings }: { readonly settings: DeskSettings }) {
  const [state, setState] = useState(store.state);
  const [language, switchLanguage] = useLanguage(remembered, LANGUAGE_KEY);
  const [sound, setSound] = useState<Sound>('blocked');
  const words = useMemo(() => new Words(language, settings), [language]);
  const alarm = useMemo(() => new Alarm(setSound), []);
  const { phase, items } = state;
  const critical =
    phase === 'at-work' ? alarming(items ?? [], state.session?.actor.role).length : 0;

  useEffect(() => {
    setSound(alarm.sound);
    const stop = store.subscribe(() => setState(store.state));
    void work.start();
    return stop;
  }, []);

  useEffect(() => alarm.ring(critical > 0), [critical > 0]);
  useEffect(() => {
    const count = critical > 0 ? `(${critical} ${words.say('urgency.critical')}) ` : '';
    document.title = `${count}${words.say('title')} · ${words.service}`;
  }, [critical, words]);

  useLive(phase, () => void work.catchUp(), live);

  useEffect(() => listen(alarm), []);

  const desk: Desk = {
    state,
    dispatch: (action) => store.dispatch(action),
    work,
    finder,
    caseWork,
    issueWork,
    keep,
    person: api.person,
    ties: api.ties,
    undelivered: api.undelivered,
    words,
    switchLanguage,
    sound,
    testSound: () => void alarm.test(),
  };
  return (
    <DeskContext.Provider value={desk}>
      <Ticking>
        <Gate
          state={state}
          words={words}
          onSignIn={(username, password) => work.signIn(username, password)}
          onSwitchLanguage={switchLanguage}
        >
          <Board />
        </Gate>
      </Ticking>
    </DeskContext.Provider>
  );
}

function Ticking({ children }: { readonly children: ComponentChildren }) {
  const [at, setAt] = useState(now());
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <NowContext.Provider value={at}>{children}</NowContext.Provider>;
}

function live(): () => void {
  return keepLive({
    connect: () => new EventSource('/api/desk/events'),
    now,
    resync: () => void work.catchUp(),
    changed: (ids) => void work.changed(ids),
    poll: () => {
      void work.catchUp();
      void issueWork.read();
    },
    typing: (typist) => store.dispatch({ do: 'typing', typist, at: now() }),
    heartbeat: () => void work.presence.heartbeat(),
    link: (link) => store.dispatch({ do: 'link', link }),
  });
}

function listen(alarm: Alarm): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const unlock = (): void => {
    work.presence.touched();
    void alarm.unlock();
  };
  window.addEventListener('pointerdown', unlock, { signal });
  window.addEventListener('keydown', unlock, { signal });
  window.addEventListener('keydown', pressed, { signal });
  window.addEventListener('online', () => void work.catchUp(), { signal });
  // What was said stays said: closing the page does not undo it.
  window.addEventListener('pagehide', () => void work.endNow(), { signal });
  return () => stop.abort();
}

function pressed(event: KeyboardEvent): void {
  const { state } = store;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const command = commandOf(event, isTypedIn(target));
  if (command === null || state.phase !== 'at-work') return;
  if (state.help && command !== 'help') return;
  switch (command) {
    case 'next':
      void work.next();
      break;
    case 'take':
      void work.take(state.open);
      break;
    case 'answer':
      // Or the letter itself would be the first of the answer.
      event.preventDefault();
      store.dispatch({ do: 'pane', pane: 'talk' });
      requestAnimationFrame(() => document.getElementById('answer-text')?.focus());
      break;
    case 'find':
      event.preventDefault();
      if (state.view !== 'all') void finder.show();
      store.dispatch({ do: 'pane', pane: 'queue' });
      requestAnimationFrame(() => document.getElementById('find-text')?.focus());
      break;
    case 'dispatch':
      // Or the letter itself would be the first of the search.
      event.preventDefault();
      store.dispatch({ do: 'handing-out', shown: true });
      break;
    case 'reply':
      event.preventDefault();
      store.dispatch({ do: 'replying', shown: true });
      break;
    case 'direct':
      event.preventDefault();
      store.dispatch({ do: 'directing', shown: true });
      break;
    case 'intake':
      // Or the letter itself would be the first of the caller's words.
      event.preventDefault();
      store.dispatch({ do: 'intake', shown: true });
      break;
    case 'edit':
      event.preventDefault();
      store.dispatch({ do: 'editing', shown: true });
      break;
    case 'resolve':
      void work.end('resolve');
      break;
    case 'hand-back':
      void work.end('hand-back');
      break;
    case 'undo':
      work.undo();
      break;
    case 'help':
      store.dispatch({ do: 'help', shown: !state.help });
      break;
    case 'leave':
      target?.blur();
      store.dispatch({ do: 'notice', code: null });
      break;
  }
}

mount('desk', (settings: DeskSettings) => <Page settings={settings} />);
