/** Joins the Direct Line client and the reducer for the components. */
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { atMostEvery } from '../shared/every.ts';
import type { Shelf } from '../shared/remembered.ts';
import { browserPorts } from './browser-ports.ts';
import { type Conversation, change, emptyConversation } from './conversation.ts';
import { DirectLineClient } from './direct-line-client.ts';
import { Outbox } from './outbox.ts';
import { pageAddress, takePoster } from './poster.ts';
import type { Link } from './told.ts';
import type { Outgoing } from './wire.ts';

/** Milliseconds: how long the typing sign stays without a word; before a break is shown. */
const TYPING = 6_000;
const PATIENCE = 2_000;
/** While somebody writes, the agent hears so this often. */
const TYPING_TOLD = 3_000;

export interface Talk {
  readonly conversation: Conversation;
  /** The network has been gone for more than a moment. */
  readonly lost: boolean;
  readonly send: (message: Partial<Omit<Outgoing, 'id' | 'at'>>) => void;
  readonly resend: (id: string) => void;
  /** The person is writing: told where somebody reads along. */
  readonly typing: () => void;
}

export function useConversation(kept: Shelf, locale: string): Talk {
  const [conversation, dispatch] = useReducer(change, emptyConversation);
  const [link, setLink] = useState<Link>('opening');
  const [client, setClient] = useState<DirectLineClient | null>(null);
  const language = useRef(locale);
  language.current = locale;

  useEffect(() => {
    const made = new DirectLineClient({
      ports: browserPorts,
      outbox: new Outbox(kept),
      locale: () => language.current,
      place: takePoster(pageAddress),
      tell: (told) => (told.type === 'link' ? setLink(told.link) : dispatch(told)),
    });
    const wake = () => {
      if (document.visibilityState === 'visible') made.wake();
    };
    const gone = () => setLink('lost');
    addEventListener('online', wake);
    addEventListener('offline', gone);
    document.addEventListener('visibilitychange', wake);
    void made.run();
    setClient(made);
    return () => {
      removeEventListener('online', wake);
      removeEventListener('offline', gone);
      document.removeEventListener('visibilitychange', wake);
      made.stop();
    };
  }, [kept]);

  useEffect(() => {
    if (!conversation.typing) return;
    return browserPorts.after(TYPING, () => dispatch({ type: 'typing_over' }));
  }, [conversation.typing, conversation.entries.length]);

  const tellTyping = useMemo(
    () => atMostEvery(TYPING_TOLD, () => client?.typing(), browserPorts.now),
    [client],
  );

  return {
    conversation,
    lost: useSettled(link === 'lost', PATIENCE),
    send: (message) =>
      client?.send({
        text: '',
        choice: null,
        photo: null,
        place: null,
        ...message,
        id: randomId(),
        at: new Date().toISOString(),
      }),
    resend: (id) => client?.resend(id),
    typing: () => {
      if (conversation.owner === 'agent') tellTyping();
    },
  };
}

/** True once `value` has been true for a while; false at once. */
function useSettled(value: boolean, milliseconds: number): boolean {
  const [settled, settle] = useState(false);
  useEffect(() => {
    if (!value) return settle(false);
    return browserPorts.after(milliseconds, () => settle(true));
  }, [value, milliseconds]);
  return settled;
}

/** `crypto.randomUUID` is missing on plain http and on older phones. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
