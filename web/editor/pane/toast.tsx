import { NoticeToast } from '../../shared/staff/notice-toast.tsx';
import { useEditor } from '../editor-context.ts';

/** Good news. */
const PASSING: ReadonlySet<string> = new Set([
  'saved',
  'review',
  'draft',
  'discarded',
  'withdrawn',
  'published',
  'nothing',
]);
const PASSING_MS = 5000;

/** Floats: nothing on the page moves because something happened. */
export function Toast() {
  const { state, dispatch, words } = useEditor();
  return (
    <section class="toasts" aria-label={words.say('bars.title')}>
      <NoticeToast
        words={words}
        notice={state.notice}
        passing={PASSING}
        passingMs={PASSING_MS}
        onClose={() => dispatch({ do: 'notice', code: null })}
      />
    </section>
  );
}
