/** After publishing: who was told the old version, and the offer to send them the new one. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EditorApi } from '../api.ts';
import type { Item } from '../contract.ts';
import type { Words } from '../words.ts';
import { sayLocal } from './city-time.ts';
import { failureCode } from './failure-code.ts';

export interface PublishDoneProps {
  readonly api: Pick<EditorApi, 'find' | 'correct'>;
  readonly words: Words;
  /** As it was before. */
  readonly item: Item;
  /** City's moment; null: at once. */
  readonly startsAt: string | null;
  readonly now: string;
  readonly onClose: () => void;
}

type Sending =
  | { readonly is: 'asking' | 'sending' }
  | { readonly is: 'offered' | 'sent'; readonly n: number }
  | { readonly is: 'nobody' }
  | { readonly is: 'failed'; readonly code: string; readonly n: number };

export function PublishDone(props: PublishDoneProps) {
  const { api, words, item, startsAt } = props;
  const [sending, setSending] = useState<Sending>({ is: 'asking' });
  const [may, setMay] = useState(false);
  const close = useRef<HTMLButtonElement>(null);
  // Only what holds now can be sent.
  const offers = startsAt === null;
  const gone = item.open?.withdraws === true;

  useEffect(() => {
    close.current?.focus();
    const count = async (): Promise<void> => {
      try {
        const found = await api.find(item.kind, item.id);
        setMay(found.mayCorrect);
        const n = found.toldOlder;
        setSending(n > 0 ? { is: 'offered', n } : { is: 'nobody' });
      } catch (error) {
        setSending({ is: 'failed', code: failureCode(error), n: 0 });
      }
    };
    if (offers) void count();
  }, []);

  const send = async (n: number): Promise<void> => {
    setSending({ is: 'sending' });
    try {
      const { sent } = await api.correct(item.kind, item.id);
      setSending({ is: 'sent', n: sent });
    } catch (error) {
      setSending({ is: 'failed', code: failureCode(error), n });
    }
  };

  const n = 'n' in sending ? sending.n : 0;
  const known = sending.is === 'offered' || (sending.is === 'failed' && n > 0);
  const offered = known && may;
  return (
    <>
      <p class="publish-sentence">
        {startsAt === null
          ? words.say(gone ? 'publish.done.gone' : 'publish.done.now')
          : words.say('publish.done.later', {
              when: sayLocal(startsAt, words.language, props.now),
            })}
      </p>
      {offers && (
        <div class="publish-told" role="status">
          {sending.is === 'asking' && (
            <p class="hint">{words.say('publish.told.asking')}</p>
          )}
          {sending.is === 'nobody' && <p>{words.say('publish.told.nobody')}</p>}
          {sending.is === 'sending' && <p>{words.say('publish.told.sending')}</p>}
          {sending.is === 'sent' && <p>{words.say('publish.told.sent', { n })}</p>}
          {sending.is === 'failed' && (
            <p class="bar bar-danger">{words.notice(sending.code)}</p>
          )}
          {known && (
            <p>
              {words.say(
                !may
                  ? 'publish.told.approver'
                  : gone
                    ? 'publish.told.offerGone'
                    : 'publish.told.offer',
                { n },
              )}
            </p>
          )}
        </div>
      )}
      <div class="dialog-buttons">
        {offered && (
          <button type="button" class="button" onClick={() => void send(n)}>
            {words.say('publish.told.send', { n })}
          </button>
        )}
        <button type="button" class="button-quiet" ref={close} onClick={props.onClose}>
          {words.say(offered ? 'publish.told.no' : 'do.close')}
        </button>
      </div>
    </>
  );
}
