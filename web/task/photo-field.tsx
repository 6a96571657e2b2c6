/** The photos of a report: chosen or taken, made small, seen before they go. */
import { useState } from 'preact/hooks';
import { Icon } from '../shared/icon.tsx';
import { shrinkPhoto } from '../shared/photo.ts';
import { MOST_PHOTOS } from './limits.ts';
import type { Words } from './words.ts';

export function PhotoField(props: {
  readonly words: Words;
  /** As data addresses. */
  readonly photos: readonly string[];
  change(photos: readonly string[]): void;
}) {
  const { words, photos, change } = props;
  const [unread, setUnread] = useState(false);

  async function add(files: readonly File[]): Promise<void> {
    const read = await Promise.allSettled(
      files.slice(0, MOST_PHOTOS - photos.length).map(shrinkPhoto),
    );
    setUnread(read.some(({ status }) => status === 'rejected'));
    change([
      ...photos,
      ...read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])),
    ]);
  }

  return (
    <div class="task-photos">
      <ul>
        {photos.map((photo, index) => (
          <li key={photo}>
            <img src={photo} alt={words.say('photo.one', { n: index + 1 })} />
            <button
              type="button"
              class="button-quiet"
              aria-label={words.say('photo.remove', { n: index + 1 })}
              onClick={() => change(photos.filter((each) => each !== photo))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      {photos.length < MOST_PHOTOS && (
        <label class="button-quiet task-photo-add">
          <Icon name="photo" /> {words.say('photo.add')}
          <input
            type="file"
            class="visually-hidden"
            accept="image/*"
            multiple
            onChange={(event) => {
              const input = event.currentTarget;
              void add([...(input.files ?? [])]);
              // The same photo may be picked again.
              input.value = '';
            }}
          />
        </label>
      )}
      {unread && <p role="alert">{words.say('photo.unread')}</p>}
      <p class="task-private">{words.say('photo.hint', { most: MOST_PHOTOS })}</p>
    </div>
  );
}
