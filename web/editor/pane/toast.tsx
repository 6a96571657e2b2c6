import { useEffect } from 'preact/hooks';
import { useEditor } from '../editor-context.ts';

/** Good news goes by itself; a refusal stays until it is closed or something else is done. */
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
  const { notice } = state;
  useEffect(() => {
    if (notice === null || !PASSING.has(notice)) return;
    const timer = setTimeout(() => dispatch({ do: 'notice', code: null }), PASSING_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <section class="toasts" aria-label={words.say('bars.title')}>
      <div role="status">
        {notice && (
          <p class="toast" data-good={PASSING.has(notice)}>
            <span>{words.notice(notice)}</span>
            <button
              type="button"
              class="button-quiet slim"
              onClick={() => dispatch({ do: 'notice', code: null })}
            >
              {words.say('do.close')}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}
