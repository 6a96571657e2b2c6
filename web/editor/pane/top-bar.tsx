import { TopTools } from '../../shared/staff/top-tools.tsx';
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
      <TopTools
        words={words}
        who={
          actor && (
            <span class="who">
              {words.say('signedInAs', {
                name: actor.username,
                role: words.find(`role.${actor.role}`) ?? actor.role,
              })}
            </span>
          )
        }
        onHelp={() => dispatch({ do: 'help', shown: true })}
        onSwitchLanguage={switchLanguage}
        onSignOut={() => void work.signOut()}
      />
      <p class="standing" role="status" data-lost={lost}>
        {lost
          ? words.say('link.lost')
          : asOf !== null && words.say('knowledgeAsOf', { date: asOf })}
      </p>
    </header>
  );
}
