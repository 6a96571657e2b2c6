import type { ComponentChildren } from 'preact';
import { useDesk } from '../desk-context.ts';
import { showMessage } from './show-message.ts';

/** A value that leads to the message it was said in; plain where staff or the system set it. */
export function Sourced(props: {
  readonly message: string | null;
  readonly children: ComponentChildren;
}) {
  const { state, dispatch, words } = useDesk();
  const { message, children } = props;
  const line = state.found?.transcript.find(({ id }) => id === message);
  if (line === undefined) return <>{children}</>;
  const show = (): void => {
    dispatch({ do: 'pane', pane: 'talk' });
    // On a phone the conversation is on the screen only after this pane has left it.
    requestAnimationFrame(() => showMessage(line.id));
  };
  return (
    <button
      type="button"
      class="sourced"
      title={words.say('talk.original')}
      onClick={show}
    >
      {children}
      {line.withdrawn && (
        <span class="sourced-note">{words.say('talk.source.withdrawn')}</span>
      )}
      <span class="sourced-mark" aria-hidden="true">
        ↗
      </span>
      <span class="visually-hidden">{words.say('talk.original')}</span>
    </button>
  );
}
