import { Dialog } from '../../shared/dialog.tsx';
import { useDesk } from '../desk-context.ts';
import { KEYS } from '../keys.ts';

export function Help() {
  const { state, dispatch, words } = useDesk();
  if (!state.help) return null;
  const close = (): void => dispatch({ do: 'help', shown: false });
  return (
    <Dialog id="help" title={words.say('help.title')} onClose={close}>
      <dl class="help-keys">
        {Object.entries(KEYS).map(([key, command]) => (
          <div key={key}>
            <dt>
              <kbd>{key.length === 1 ? key.toUpperCase() : 'Esc'}</kbd>
            </dt>
            <dd>{words.say(`help.${command}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Enter</kbd>
          </dt>
          <dd>{words.say('help.send')}</dd>
        </div>
      </dl>
      <p class="hint">{words.say('help.typing')}</p>
      <p class="hint">{words.say('help.forget')}</p>
      <button type="button" class="button" onClick={close}>
        {words.say('do.close')}
      </button>
    </Dialog>
  );
}
