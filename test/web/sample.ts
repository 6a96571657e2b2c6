/** A small city's settings and the other ends of routes and streams; nothing here is anybody's. */
import type { EventSink, WebActor, WebRequest } from '../../web/route.ts';
import type { StaffSettings } from '../../web/shared/staff/settings.ts';

export const text = (zh: string, en: string) => ({ zh, en });

export const STAFF_SETTINGS: StaffSettings = {
  city: text('水城', 'Watertown'),
  service: text('水城求助平台', 'Watertown help desk'),
  timeZone: 'Asia/Shanghai',
  categories: { medical: text('寻医买药', 'Medical') },
  districts: { north: text('城北区', 'North') },
  zones: { sealed: text('封控区', 'Locked-down area') },
  knowledgeAsOf: null,
};

export function requestBy(actor: WebActor, over: Partial<WebRequest> = {}): WebRequest {
  return {
    params: {},
    query: new URLSearchParams(),
    headers: {},
    cookies: {},
    body: undefined,
    actor,
    ...over,
  };
}

type Sent = Parameters<EventSink['send']>[0];

/** A stream's other end: what it was sent, and a way to hang up. */
export function fakeSink(): EventSink & { readonly sent: readonly Sent[] } {
  const sent: Sent[] = [];
  const listeners: (() => void)[] = [];
  return {
    sent,
    send: (event) => sent.push(event),
    onClose: (listener) => listeners.push(listener),
    end: () => {
      for (const listener of listeners) listener();
    },
  };
}
