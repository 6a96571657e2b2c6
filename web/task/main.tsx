/** A body's page for one task. */
import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Language } from '../../intents/understanding.ts';
import { SETTINGS_ID } from '../shared/staff/settings.ts';
import { taskCalls } from './calls.ts';
import type { TaskView } from './contract.ts';
import type { TaskSettings } from './settings.ts';
import { TaskCard } from './task-card.tsx';
import './task.css';
import { Words } from './words.ts';

const token = window.location.pathname.split('/').at(-1) ?? '';
const calls = taskCalls(token, (input, init) => window.fetch(input, init));
/** How often an open page looks whether the desk changed something. */
const LOOK_EVERY_MS = 30_000;

type Shown = TaskView | 'loading' | 'gone' | 'failed' | 'offline';

function Page({ settings }: { readonly settings: TaskSettings }) {
  const [language, setLanguage] = useState<Language>(
    navigator.language.startsWith('en') ? 'en' : 'zh',
  );
  const words = useMemo(() => new Words(language, settings.timeZone), [language]);
  const [shown, show] = useState<Shown>('loading');

  // What is on the page stays there while the network is away.
  const look = async (): Promise<void> => {
    const found = await calls.find();
    show((before) =>
      typeof found === 'string' && found !== 'gone' && typeof before !== 'string'
        ? before
        : found,
    );
  };
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = `${words.say('title')} · ${settings.service[language]}`;
  }, [words]);

  return (
    <>
      <header class="task-top">
        <strong>{settings.service[language]}</strong>
        <button
          type="button"
          class="button-quiet"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {words.say('language')}
        </button>
      </header>
      <main class="task-page">
        {typeof shown === 'string' ? (
          <div class="card" role="status">
            <h1>{words.say('title')}</h1>
            <p>{words.say(shown, { hotline: settings.hotline })}</p>
            {(shown === 'offline' || shown === 'failed') && (
              <button type="button" class="button" onClick={() => void look()}>
                {words.say('again')}
              </button>
            )}
          </div>
        ) : (
          <TaskCard
            task={shown}
            calls={calls}
            words={words}
            hotline={settings.hotline}
            look={look}
          />
        )}
      </main>
    </>
  );
}

const settings = document.getElementById(SETTINGS_ID)?.textContent ?? '';
const root = document.getElementById('task');
if (root) render(<Page settings={JSON.parse(settings)} />, root);
