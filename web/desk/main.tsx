/** The desk's page: puts the parts together and the browser's events to the agent's verbs. */
import { type ComponentChildren, render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Language } from '../../intents/understanding.ts';
import { shelf } from '../shared/remembered.ts';
import { Alarm, type Sound } from './alarm.ts';
import { DeskApi } from './api.ts';
import { type Desk, DeskContext, NowContext, useDesk } from './desk-context.ts';
import { Keep } from './keep.ts';
import { commandOf } from './keys.ts';
import './desk.css';
import { keepLive } from './live.ts';
import { Board } from './pane/board.tsx';
import { SignIn } from './pane/sign-in.tsx';
import { alarming } from './rows.ts';
import { type DeskSettings, SETTINGS_ID } from './settings.ts';
import { Store } from './store.ts';
import { Words } from './words.ts';
import { Work } from './work.ts';

const LANGUAGE_KEY = 'huying.desk.language';

const now = (): number => Date.now();
const store = new Store();
const keep = new Keep(shelf(() => window.sessionStorage));
const remembered = shelf(() => window.localStorage);
const api = new DeskApi((input, init) => window.fetch(input, init));
const newId = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');
const work = new Work({ api, store, keep, now, newId });

function Page({ settings }: { readonly settings: DeskSettings }) {
  const [state, setState] = useState(store.state);
  const [language, setLanguage] = useState<Language>(
    remembered.getItem(LANGUAGE_KEY) === 'en' ? 'en' : 'zh',
  );
  const [sound, setSound] = useState<Sound>('blocked');
  const words = useMemo(() => new Words(language, settings), [language]);
  const alarm = useMemo(() => new Alarm(setSound), []);
  const { phase, items } = state;
  const critical = phase === 'at-work' ? alarming(items ?? []).length : 0;

  useEffect(() => {
    setSound(alarm.sound);
    const stop = store.subscribe(() => setState(store.state));
    void work.start();
    return stop;
  }, []);

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    remembered.setItem(LANGUAGE_KEY, language);
  }, [language]);

  useEffect(() => alarm.ring(critical > 0), [critical > 0]);
  useEffect(() => {
    const count = critical > 0 ? `(${critical} ${words.say('urgency.critical')}) ` : '';
    document.title = `${count}${words.say('title')} · ${words.service}`;
  }, [critical, words]);

  // The stream needs a session; while none could be asked for, the clock alone tries again.
  useEffect(() => {
    if (phase === 'signed-out') return;
    if (phase === 'starting') {
      const retry = setInterval(() => void work.catchUp(), 3000);
      return () => clearInterval(retry);
    }
    return live();
  }, [phase]);

  useEffect(() => listen(alarm), []);

  const desk: Desk = {
    state,
    dispatch: (action) => store.dispatch(action),
    work,
    keep,
    words,
    switchLanguage: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
    sound,
    testSound: () => void alarm.test(),
  };
  return (
    <DeskContext.Provider value={desk}>
      <Ticking>
        {phase === 'signed-out' && <SignIn />}
        {phase === 'at-work' && <Board />}
        {phase === 'starting' && <Starting />}
      </Ticking>
    </DeskContext.Provider>
  );
}

function Starting() {
  const { state, words } = useDesk();
  return (
    <main class="empty">
      <p role="status">{words.say(state.link === 'lost' ? 'link.lost' : 'loading')}</p>
    </main>
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
    poll: () => void work.catchUp(),
    heartbeat: () => void work.heartbeat(),
    link: (link) => store.dispatch({ do: 'link', link }),
  });
}

function listen(alarm: Alarm): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const unlock = (): void => void alarm.unlock();
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
  const typing = target?.matches('input, textarea, select') ?? false;
  const command = commandOf(event, typing);
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

const root = document.getElementById('desk');
const settings = document.getElementById(SETTINGS_ID)?.textContent;
if (root !== null && settings) {
  root.textContent = '';
  render(<Page settings={JSON.parse(settings)} />, root);
}
