import { TopTools } from '../../shared/staff/top-tools.tsx';
import { useDesk } from '../desk-context.ts';
import { Attendance } from './attendance.tsx';

export function TopBar() {
  const { state, dispatch, words, work, switchLanguage, sound, testSound } = useDesk();
  const badge = state.session?.actor.badge ?? '';
  return (
    <header class="top" data-link={state.link}>
      <Brand />
      <TopTools
        words={words}
        who={<span class="badge">{words.say('signedInAs', { badge })}</span>}
        onHelp={() => dispatch({ do: 'help', shown: true })}
        onSwitchLanguage={switchLanguage}
        onSignOut={() => void work.signOut()}
      >
        <button
          type="button"
          class="button-quiet slim"
          onClick={() => dispatch({ do: 'intake', shown: true })}
        >
          {words.say('do.intake')} <kbd>I</kbd>
        </button>
        {state.session?.actor.role === 'supervisor' && (
          <button
            type="button"
            class="button-quiet slim"
            aria-pressed={state.overview}
            onClick={() => dispatch({ do: 'overview', shown: !state.overview })}
          >
            {words.say('overview')}
          </button>
        )}
        <Attendance />
        {sound === 'on' ? (
          <button type="button" class="button-quiet slim" onClick={testSound}>
            <span class="sound-dot" aria-hidden="true" />
            {words.say('sound.test')}
          </button>
        ) : (
          sound === 'blocked' && (
            <button type="button" class="button slim sound-off" onClick={testSound}>
              {words.say('sound.enable')}
            </button>
          )
        )}
      </TopTools>
    </header>
  );
}

/** What page this is; without a network, that. In the same place, so that nothing moves. */
function Brand() {
  const { state, words } = useDesk();
  const asOf = words.knowledgeAsOf;
  const lost = state.link === 'lost';
  return (
    <div class="brand">
      <h1>{words.say('title')}</h1>
      {!lost && <p class="brand-service">{words.service}</p>}
      {!lost && asOf && <p class="as-of">{words.say('knowledgeAsOf', { date: asOf })}</p>}
      <p class="lost" role="status">
        {lost && words.say('link.lost')}
      </p>
    </div>
  );
}
