import { useEffect } from 'preact/hooks';
import type { StaffWords } from './words.ts';

/** One thing that happened. `passing`: good news, which goes by itself; the rest stays until closed. */
export function NoticeToast(props: {
  readonly words: StaffWords;
  readonly notice: string | null;
  readonly passing: ReadonlySet<string>;
  readonly passingMs: number;
  readonly onClose: () => void;
}) {
  const { words, notice, passing, onClose } = props;
  useEffect(() => {
    if (notice === null || !passing.has(notice)) return;
    const timer = setTimeout(onClose, props.passingMs);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div role="status">
      {notice && (
        <p class="toast" data-good={passing.has(notice)}>
          <span>{words.notice(notice)}</span>
          <button type="button" class="button-quiet slim" onClick={onClose}>
            {words.say('do.close')}
          </button>
        </p>
      )}
    </div>
  );
}
