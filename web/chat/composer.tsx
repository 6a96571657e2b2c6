/** Where the resident writes: words, a photo, a place. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../shared/icon.tsx';
import { shrinkPhoto } from '../shared/photo.ts';
import type { Shelf } from '../shared/remembered.ts';
import { isSendKey } from '../shared/send-key.ts';
import { PhotoPanel } from './photo-panel.tsx';
import { PlacePanel } from './place-panel.tsx';
import type { Talk } from './use-conversation.ts';
import type { Say } from './words.ts';

const DRAFT = 'huying.draft';

type Panel =
  | null
  | { readonly kind: 'place' }
  | { readonly kind: 'photo'; readonly photo: string | null }
  | { readonly kind: 'photo_failed' };

/** As high as its words; two pixels are its border. */
function fitToWords(area: HTMLTextAreaElement | null): void {
  if (!area) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + 2}px`;
}

export function Composer(props: {
  readonly kept: Shelf;
  /** Larger type: the field is as high as its words in it. */
  readonly large: boolean;
  readonly say: Say;
  readonly onSend: Talk['send'];
  readonly onTyping: Talk['typing'];
}) {
  const { kept, large, say, onSend, onTyping } = props;
  const [draft, setDraft] = useState(() => kept.getItem(DRAFT) ?? '');
  const [panel, setPanel] = useState<Panel>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);

  useLayoutEffect(() => fitToWords(field.current), [draft]);
  // After the page has changed its type, which it does in a layout effect of its own.
  useEffect(() => fitToWords(field.current), [large]);

  const write = (text: string) => {
    setDraft(text);
    if (text) onTyping();
    if (text) kept.setItem(DRAFT, text);
    else kept.removeItem(DRAFT);
  };
  const send = () => {
    const text = draft.trim();
    const photo = panel?.kind === 'photo' ? panel.photo : null;
    if (text || photo) onSend({ text, photo });
    write('');
    setPanel(null);
    field.current?.focus();
  };
  const pick = async (file: File | undefined) => {
    if (!file) return;
    setPanel({ kind: 'photo', photo: null });
    try {
      setPanel({ kind: 'photo', photo: await shrinkPhoto(file) });
    } catch {
      setPanel({ kind: 'photo_failed' });
    }
  };
  const close = () => {
    setPanel(null);
    field.current?.focus();
  };

  return (
    <footer class="compose">
      {panel?.kind === 'photo' && (
        <PhotoPanel photo={panel.photo} say={say} onClose={close} onSend={send} />
      )}
      {panel?.kind === 'photo_failed' && (
        <div class="panel" role="alert">
          <p>{say('photo.failed')}</p>
          <button type="button" class="button-quiet" onClick={close}>
            {say('close')}
          </button>
        </div>
      )}
      {panel?.kind === 'place' && (
        <PlacePanel
          say={say}
          onClose={close}
          onSend={(place, text) => {
            onSend({ place, text });
            close();
          }}
        />
      )}
      <form
        class="compose-row"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <input
          ref={picker}
          class="visually-hidden"
          type="file"
          accept="image/*"
          tabIndex={-1}
          aria-label={say('compose.photo')}
          data-testid="photo-input"
          onChange={({ currentTarget }) => {
            void pick(currentTarget.files?.[0]);
            // The same photo may be picked again.
            currentTarget.value = '';
          }}
        />
        <button
          type="button"
          class="button-quiet"
          aria-label={say('compose.photo')}
          data-testid="photo"
          onClick={() => picker.current?.click()}
        >
          <Icon name="photo" />
        </button>
        <button
          type="button"
          class="button-quiet"
          aria-label={say('compose.place')}
          data-testid="place"
          onClick={() => setPanel({ kind: 'place' })}
        >
          <Icon name="place" />
        </button>
        <textarea
          ref={field}
          id="compose"
          rows={1}
          value={draft}
          aria-label={say('compose.label')}
          placeholder={say('compose.placeholder')}
          enterkeyhint="send"
          autocomplete="off"
          maxLength={4000}
          data-testid="compose"
          onInput={({ currentTarget }) => write(currentTarget.value)}
          onKeyDown={(event) => {
            if (!isSendKey(event)) return;
            event.preventDefault();
            send();
          }}
        />
        <button
          type="submit"
          class="button"
          aria-label={say('compose.send')}
          data-testid="send"
        >
          <Icon name="send" />
        </button>
      </form>
    </footer>
  );
}
