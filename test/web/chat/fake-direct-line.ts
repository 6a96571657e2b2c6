/** A Direct Line server, a network and a clock in memory, for the page's client. */
import type { Ports, SocketLike } from '../../../web/chat/direct-line-calls.ts';

interface Posted {
  readonly clientActivityID: string;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Timer {
  readonly at: number;
  readonly work: () => void;
}

class FakeSocket implements SocketLike {
  onopen: WebSocket['onopen'] = null;
  onmessage: WebSocket['onmessage'] = null;
  onclose: WebSocket['onclose'] = null;
  onerror: WebSocket['onerror'] = null;
  readonly sent: unknown[] = [];
  readonly from: number;
  readonly #ended: (socket: FakeSocket) => void;
  constructor(from: number, ended: (socket: FakeSocket) => void) {
    this.from = from;
    this.#ended = ended;
  }
  send(data: unknown): void {
    this.sent.push(data);
  }
  close(): void {
    this.#ended(this);
  }
  hear(data: string): void {
    fire(this, this.onmessage, new MessageEvent('message', { data }));
  }
  open(): void {
    fire(this, this.onopen, new Event('open'));
  }
  /** The line breaks. */
  break(): void {
    fire(this, this.onclose, new Event('close'));
  }
}

function fire(socket: FakeSocket, handler: unknown, event: Event): void {
  if (typeof handler === 'function') handler.call(socket, event);
}

export class FakeDirectLine {
  /**
   * What calls that match meet instead of an answer, each once: a status (429 asks for seven
   * seconds), no network, or an answer that is lost although the server has acted.
   */
  readonly trouble: { path: RegExp; answer: number | 'cut' | 'answer lost' }[] = [];
  offline = false;
  socketsOpen = true;
  conversationId = 'c1';
  /** Every call as `METHOD path`. */
  readonly calls: string[] = [];
  readonly posts: Posted[] = [];
  readonly sockets = new Set<FakeSocket>();
  tokenSeconds = 1800;
  activities: Record<string, unknown>[] = [];
  #now = 0;
  #tokens = 0;
  #timers: Timer[] = [];

  readonly ports: Ports = {
    fetch: async (url, init) => this.#answer(url, init),
    upload: async (url, headers, body, onProgress) => {
      onProgress(0.5);
      const part = body.get('activity');
      const text = part instanceof Blob ? await part.text() : '';
      return this.#answer(url, { method: 'POST', headers, body: text });
    },
    openSocket: (url) => {
      const from = Number(new URL(url, 'ws://here').searchParams.get('w'));
      const socket = new FakeSocket(from, (ended) => this.sockets.delete(ended));
      queueMicrotask(() => {
        if (!this.socketsOpen || this.offline) return socket.break();
        this.sockets.add(socket);
        socket.open();
        socket.hear(this.#set(socket.from));
      });
      return socket;
    },
    after: (milliseconds, work) => {
      const timer = { at: this.#now + milliseconds, work };
      this.#timers.push(timer);
      return () => {
        this.#timers = this.#timers.filter((other) => other !== timer);
      };
    },
    now: () => this.#now,
    random: () => 0.5,
  };

  /** The bot, or anybody, says something; open sockets hear it unless `silently`. */
  say(activity: Readonly<Record<string, unknown>>, silently = false): string {
    const id = `${this.conversationId}|${String(this.activities.length + 1).padStart(7, '0')}`;
    const timestamp = new Date(Date.UTC(2022, 0, 12) + this.#now).toISOString();
    const said = { type: 'message', from: { id: 'huying', role: 'bot' }, timestamp };
    this.activities.push({ ...said, ...activity, id });
    if (!silently)
      for (const socket of this.sockets)
        socket.hear(this.#set(this.activities.length - 1));
    return id;
  }

  /** Every line breaks at once. */
  cut(): void {
    for (const socket of [...this.sockets]) socket.break();
  }

  /** Lets everything run that needs no time. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn++)
      await new Promise<void>((resolve) => setImmediate(resolve));
  }

  /** Moves the clock, running each timer at its time. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await this.settle();
    for (let next = this.#due(end); next; next = this.#due(end)) {
      const due = next;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#now = Math.max(this.#now, due.at);
      due.work();
      await this.settle();
    }
    this.#now = end;
  }

  #due(end: number): Timer | undefined {
    return this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }

  #set(after: number): string {
    const watermark = String(this.activities.length);
    return JSON.stringify({ activities: this.activities.slice(after), watermark });
  }

  #answer(url: string, init: RequestInit): Response {
    const { pathname, searchParams } = new URL(url, 'http://here');
    const call = `${init.method ?? 'GET'} ${pathname}`;
    this.calls.push(call);
    if (this.offline) throw new TypeError('no network');
    const index = this.trouble.findIndex(({ path }) => path.test(call));
    const answer = index < 0 ? undefined : this.trouble.splice(index, 1)[0]?.answer;
    if (answer === 'cut') throw new TypeError('no network');
    if (typeof answer === 'number') {
      const headers = answer === 429 ? { 'retry-after': '7' } : undefined;
      return new Response('{}', { status: answer, ...(headers && { headers }) });
    }
    const response = this.#serve(call, Number(searchParams.get('watermark') ?? 0), init);
    if (answer === 'answer lost') throw new TypeError('no network');
    return response;
  }

  #serve(call: string, watermark: number, init: RequestInit): Response {
    if (/token/.test(call)) return Response.json(this.#token());
    if (/^POST .*(activities|upload)$/.test(call)) return Response.json(this.#take(init));
    if (/activities$/.test(call)) return new Response(this.#set(watermark));
    return Response.json({ ...this.#token(), streamUrl: `ws://here/s?w=${watermark}` });
  }

  #token() {
    return {
      token: `t${++this.#tokens}`,
      conversationId: this.conversationId,
      expires_in: this.tokenSeconds,
    };
  }

  #take(init: RequestInit): { readonly id: string } {
    const body = JSON.parse(String(init.body));
    const { clientActivityID } = body.channelData;
    this.posts.push({ clientActivityID, text: body.text, body });
    return { id: this.say(body) };
  }
}
