/** How many were told what no longer holds, and the way to send them what does. */
import { useState } from 'preact/hooks';
import type { Item } from '../contract.ts';
import { useEditor } from '../editor-context.ts';
import { failureCode } from './failure-code.ts';

type Sending =
  | { readonly is: 'offered' | 'sending' }
  | { readonly is: 'sent'; readonly n: number }
  | { readonly is: 'failed'; readonly code: string };

/**
 * Publishing offers it at once; here it stays for whoever thought again, for what began by the
 * clock, and for what an editor published alone.
 */
export function ToldOlder({ item }: { readonly item: Item }) {
  const { words, api } = useEditor();
  const [sending, setSending] = useState<Sending>({ is: 'offered' });
  const n = item.toldOlder;
  const send = async (): Promise<void> => {
    setSending({ is: 'sending' });
    try {
      const { sent } = await api.correct(item.kind, item.id);
      setSending({ is: 'sent', n: sent });
    } catch (error) {
      setSending({ is: 'failed', code: failureCode(error) });
    }
  };
  const open = sending.is === 'offered' || sending.is === 'failed';
  return (
    <div class="banner told-older">
      <p role="status">
        {sending.is === 'sent'
          ? words.say('publish.told.sent', { n: sending.n })
          : sending.is === 'failed'
            ? words.notice(sending.code)
            : words.say('item.toldOlder', { n })}
      </p>
      {sending.is !== 'sent' && item.mayCorrect && (
        <button
          type="button"
          class="button-quiet slim"
          disabled={!open}
          onClick={() => void send()}
        >
          {open
            ? words.say('publish.told.send', { n })
            : words.say('publish.told.sending')}
        </button>
      )}
    </div>
  );
}
