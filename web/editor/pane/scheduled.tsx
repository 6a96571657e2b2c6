/** A version that is to begin by the clock, and for an approver the way to take it back. */
import { useState } from 'preact/hooks';
import { holds } from '../abilities.ts';
import type { Item } from '../contract.ts';
import { useEditor } from '../editor-context.ts';
import { failureCode } from './failure-code.ts';

export function Scheduled({ item }: { readonly item: Item }) {
  const { state, words, api } = useEditor();
  const [doing, setDoing] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const now = Date.now();
  const cancel = async (number: number): Promise<void> => {
    setDoing(true);
    setFailure(null);
    try {
      await api.cancel(item.kind, item.id, number);
    } catch (error) {
      setFailure(failureCode(error));
    } finally {
      setDoing(false);
    }
  };
  return (
    <>
      {item.scheduled.map(({ number, startsAt }) => (
        <div class="banner told-older" key={number}>
          <p>
            {words.say('item.scheduled', {
              n: number,
              when: words.moment(startsAt, now),
            })}
          </p>
          {holds(state, 'editor.publish') && (
            <button
              type="button"
              class="button-quiet slim"
              disabled={doing}
              onClick={() => void cancel(number)}
            >
              {words.say('item.scheduled.cancel')}
            </button>
          )}
        </div>
      ))}
      {failure !== null && (
        <p class="bar bar-danger" role="alert">
          {words.notice(failure)}
        </p>
      )}
    </>
  );
}
