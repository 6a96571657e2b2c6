/** The resident's page. */
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { shelf } from '../shared/remembered.ts';
import { Composer } from './composer.tsx';
import { About, Forget } from './dialogs.tsx';
import { answerToGreeting, greetingEntry } from './greeting.ts';
import { MessageList } from './message-list.tsx';
import { Moments, writtenDay } from './moments.ts';
import type { ChatPageData } from './page-data.ts';
import { TopBar } from './top-bar.tsx';
import { useConversation } from './use-conversation.ts';
import { useFittingHeight } from './use-fitting-height.ts';
import { words } from './words.ts';

const TYPE = 'huying.type';
const LANGUAGE = 'huying.language';
const tab = shelf(() => sessionStorage);
const device = shelf(() => localStorage);

export function App({ page }: { readonly page: ChatPageData }) {
  const [language, setLanguage] = useState(() => remembered(page.language));
  const [large, setLarge] = useState(() => device.getItem(TYPE) === 'large');
  const [dialog, setDialog] = useState<'about' | 'forget' | null>(null);
  const say = useMemo(() => words(language), [language]);
  const moments = useMemo(
    () =>
      new Moments(language, page.timeZone, {
        today: say('today'),
        yesterday: say('yesterday'),
      }),
    [language, page.timeZone, say],
  );
  const talk = useConversation(tab, language === 'zh' ? 'zh-CN' : 'en');
  useFittingHeight();

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = page.service[language];
  }, [language, page.service]);
  useLayoutEffect(() => {
    document.documentElement.dataset.type = large ? 'large' : 'normal';
  }, [large]);

  const { conversation } = talk;
  const greeting = greetingEntry(
    page.greeting[language],
    page.emergency.map(({ number }) => number),
    say,
    conversation,
  );
  return (
    <>
      <TopBar
        page={page}
        language={language}
        say={say}
        conversation={conversation}
        large={large}
        onLarge={(on) => {
          setLarge(on);
          device.setItem(TYPE, on ? 'large' : 'normal');
        }}
        onLanguage={(to) => {
          setLanguage(to);
          device.setItem(LANGUAGE, to);
        }}
        onProgress={() => talk.send({ text: say('start.progress') })}
        onDialog={setDialog}
      />
      <main class="middle">
        {page.knowledgeAsOf && (
          <p class="bar sample" data-testid="sample-note">
            {say('sample.note', { day: writtenDay(page.knowledgeAsOf, language) })}
          </p>
        )}
        <p class="bar bar-danger" role="status" hidden={!talk.lost} data-testid="offline">
          {talk.lost && say('link.lost')}
        </p>
        <MessageList
          conversation={conversation}
          greeting={greeting}
          language={language}
          say={say}
          moments={moments}
          onChoice={(choice) =>
            talk.send({ text: choice.title, choice: choice.value || null })
          }
          onResend={talk.resend}
        />
      </main>
      <Composer
        kept={tab}
        large={large}
        say={say}
        onTyping={talk.typing}
        onSend={(message) => {
          const alone = greeting !== null && conversation.entries.length === 0;
          const taken = alone && answerToGreeting(message.text ?? '', greeting);
          talk.send(
            taken ? { ...message, text: taken.title, choice: taken.value } : message,
          );
        }}
      />
      {dialog === 'about' && (
        <About
          page={page}
          language={language}
          say={say}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'forget' && (
        <Forget
          say={say}
          onClose={() => setDialog(null)}
          onConfirm={() => {
            setDialog(null);
            talk.send({ text: say('forget.message') });
          }}
        />
      )}
    </>
  );
}

function remembered(otherwise: 'zh' | 'en'): 'zh' | 'en' {
  const kept = device.getItem(LANGUAGE);
  return kept === 'zh' || kept === 'en' ? kept : otherwise;
}
