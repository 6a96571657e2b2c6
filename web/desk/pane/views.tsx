/** What the first pane lists. */
import { useDesk } from '../desk-context.ts';

export function Views() {
  const { state, dispatch, words, finder, issueWork } = useDesk();
  const proposals = state.hot?.proposals ?? [];
  return (
    <fieldset class="views">
      <legend class="visually-hidden">{words.say('view')}</legend>
      <button
        type="button"
        aria-pressed={state.view === 'queue'}
        onClick={() => dispatch({ do: 'view', view: 'queue' })}
      >
        {words.say('view.queue')}
      </button>
      <button
        type="button"
        aria-pressed={state.view === 'all'}
        onClick={() => void finder.show()}
      >
        {words.say('view.all')} <kbd>F</kbd>
      </button>
      <button
        type="button"
        aria-pressed={state.view === 'issues'}
        data-hot={proposals.some(({ hot }) => hot)}
        onClick={() => void issueWork.show()}
      >
        {words.say('view.issues')}
        {proposals.length > 0 && <span class="view-count">{proposals.length}</span>}
      </button>
    </fieldset>
  );
}
