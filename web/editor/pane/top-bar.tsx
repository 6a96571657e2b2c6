import { LanguageSwitch } from '../../shared/staff/language-switch.tsx';
import { useEditor } from '../editor-context.ts';
import type { Tab } from '../model.ts';

const TABS: readonly Tab[] = ['content', 'unanswered', 'exchange'];

export function TopBar() {
  const { state, dispatch, words, work, switchLanguage } = useEditor();
  const actor = state.session?.actor;
  const lost = state.link === 'lost';
  const asOf = words.knowledgeAsOf;
  return (
    <header class="top" data-link={state.link}>
      <div class="brand">
        <h1>{words.say('title')}</h1>
        <p class="brand-service">{words.service}</p>
      </div>
      <nav class="tabs" aria-label={words.say('tabs')}>
        {TABS.map((tab) => (
          <button
            key={tab}
            type="button"
            aria-current={state.tab === tab ? 'page' : undefined}
            onClick={() => dispatch({ do: 'tab', tab })}
          >
            {words.say(`tab.${tab}`)}
          </button>
        ))}
      </nav>
      <div class="top-tools">
        <button
          type="button"
          class="button-quiet slim wide-only"
          aria-haspopup="dialog"
          onClick={() => dispatch({ do: 'help', shown: true })}
        >
          {words.say('do.help')} <kbd>?</kbd>
        </button>
        <LanguageSwitch words={words} onSwitch={switchLanguage} />
        {actor && (
          <span class="who">
            {words.say('signedInAs', {
              name: actor.username,
              role: words.find(`role.${actor.role}`) ?? actor.role,
            })}
          </span>
        )}
        <button
          type="button"
          class="button-quiet slim"
          onClick={() => void work.signOut()}
        >
          {words.say('signOut')}
        </button>
      </div>
      <p class="standing" role="status" data-lost={lost}>
        {lost
          ? words.say('link.lost')
          : asOf !== null && words.say('knowledgeAsOf', { date: asOf })}
      </p>
    </header>
  );
}
