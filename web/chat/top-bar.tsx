/** Title, who is on the other side, larger type, language, menu; below it the numbers to ring. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../shared/icon.tsx';
import { dialled } from '../shared/phones.ts';
import type { Conversation } from './conversation.ts';
import type { ChatPageData } from './page-data.ts';
import type { Say } from './words.ts';

export function TopBar(props: {
  readonly page: ChatPageData;
  readonly language: 'zh' | 'en';
  readonly say: Say;
  readonly conversation: Conversation;
  readonly large: boolean;
  readonly onLarge: (on: boolean) => void;
  readonly onLanguage: (to: 'zh' | 'en') => void;
  readonly onProgress: () => void;
  readonly onDialog: (dialog: 'about' | 'forget') => void;
}) {
  const { page, language, say, conversation, large } = props;
  return (
    <header class="top">
      <div class="title">
        <div class="title-words">
          <h1>{page.service[language]}</h1>
          <p class="status" data-owner={conversation.owner} role="status">
            {statusLine(conversation, say)}
          </p>
        </div>
        <button
          type="button"
          class="button-quiet"
          aria-pressed={large}
          aria-label={large ? `A− ${say('type.normal')}` : `A+ ${say('type.larger')}`}
          data-testid="larger"
          onClick={() => props.onLarge(!large)}
        >
          {large ? 'A−' : 'A+'}
        </button>
        <button
          type="button"
          class="button-quiet"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          aria-label={say('language.switch.label')}
          data-testid="language"
          onClick={() => props.onLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {say('language.switch')}
        </button>
        <Menu {...props} />
      </div>
      <nav class="emergency" aria-label={say('emergency.label')} data-testid="emergency">
        <span class="emergency-lead">{say('emergency.lead')}</span>
        {page.emergency.map(({ number, name }) => (
          <a key={number} class="ring" href={`tel:${dialled(number)}`}>
            <span>{name[language]}</span> <b>{number}</b>
          </a>
        ))}
      </nav>
    </header>
  );
}

function statusLine(conversation: Conversation, say: Say): string {
  if (conversation.owner !== 'agent') return say(`status.${conversation.owner}`);
  return conversation.badge
    ? say('status.agent', { badge: conversation.badge })
    : say('status.agent.unnamed');
}

function Menu(props: {
  readonly say: Say;
  readonly onProgress: () => void;
  readonly onDialog: (dialog: 'about' | 'forget') => void;
}) {
  const { say } = props;
  const [open, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = ({ target }: Event) => {
      if (target instanceof Node && !around.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);
  const choose = (work: () => void) => () => {
    setOpen(false);
    opener.current?.focus();
    work();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape anywhere within closes the list
    <div
      class="menu"
      ref={around}
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !open) return;
        setOpen(false);
        opener.current?.focus();
      }}
    >
      <button
        type="button"
        class="button-quiet"
        ref={opener}
        aria-label={say('menu.label')}
        aria-expanded={open}
        aria-controls="menu"
        data-testid="menu"
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      <ul id="menu" class="menu-list" hidden={!open}>
        <li>
          <button type="button" onClick={choose(props.onProgress)}>
            {say('menu.progress')}
          </button>
        </li>
        <li>
          <button type="button" onClick={choose(() => props.onDialog('about'))}>
            {say('menu.about')}
          </button>
        </li>
        <li>
          <button type="button" onClick={choose(() => props.onDialog('forget'))}>
            {say('menu.forget')}
          </button>
        </li>
      </ul>
    </div>
  );
}
