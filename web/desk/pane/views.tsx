/** What the first pane lists. */
import { useDesk } from '../desk-context.ts';

export function Views() {
  const { state, dispatch, words, finder } = useDesk();
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
    </fieldset>
  );
}
