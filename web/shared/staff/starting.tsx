import type { StaffState } from './state.ts';
import type { StaffWords } from './words.ts';

/** Before it is known who is signed in. */
export function Starting(props: {
  readonly words: StaffWords;
  readonly link: StaffState['link'];
}) {
  return (
    <main class="empty">
      <p role="status">
        {props.words.say(props.link === 'lost' ? 'link.lost' : 'loading')}
      </p>
    </main>
  );
}
