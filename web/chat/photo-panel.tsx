/** Shows a photo before it goes. */
import { useEffect, useRef } from 'preact/hooks';
import type { Say } from './words.ts';

export function PhotoPanel(props: {
  /** Null while it is being made smaller. */
  readonly photo: string | null;
  readonly say: Say;
  /** Sends it, with the words that stand in the field. */
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const { photo, say } = props;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (photo) button.current?.focus();
  }, [photo]);
  return (
    <section class="panel" aria-label={say('photo.preview')} data-testid="photo-panel">
      {photo ? (
        <img class="panel-photo" src={photo} alt={say('photo.preview')} />
      ) : (
        <p role="status">{say('photo.preparing')}</p>
      )}
      <div class="panel-buttons">
        <button type="button" class="button-quiet" onClick={props.onClose}>
          {say('cancel')}
        </button>
        <button
          type="button"
          class="button"
          ref={button}
          disabled={photo === null}
          onClick={props.onSend}
        >
          {say('photo.send')}
        </button>
      </div>
    </section>
  );
}
