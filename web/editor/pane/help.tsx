import { Dialog } from '../../shared/dialog.tsx';
import { useEditor } from '../editor-context.ts';

export function Help() {
  const { state, dispatch, words } = useEditor();
  if (!state.help) return null;
  const close = (): void => dispatch({ do: 'help', shown: false });
  const keys: readonly (readonly [string, string])[] = [
    ['Ctrl S', words.say('help.save')],
    ['/', words.say('help.search')],
    ['J  K', words.say('help.next')],
    ['?', words.say('help.help')],
    ['Esc', words.say('help.leave')],
  ];
  return (
    <Dialog id="help" title={words.say('help.title')} onClose={close}>
      <dl class="help-keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{words.say('item.kept')}</p>
      <button type="button" class="button" onClick={close}>
        {words.say('do.close')}
      </button>
    </Dialog>
  );
}
