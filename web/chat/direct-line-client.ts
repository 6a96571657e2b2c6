/**
 * The page's own Direct Line client: keeps a session, hears by WebSocket or by polling, and
 * delivers what is in the outbox. It promises: a message added is tried until the server has it
 * or refuses it, always under one `clientActivityID`; before a try is repeated the history is
 * read, so that one whose answer was lost on the way is not sent twice; after any break hearing
 * goes on from the watermark.
 */
import { backoff } from './backoff.ts';
import { Delivery } from './delivery.ts';
import {
  CallError,
  type Ports,
  postActivity,
  readActivities,
  refreshedSession,
  type Session,
  startConversation,
  streamAddress,
  visitorSession,
} from './direct-line-calls.ts';
import type { Outbox } from './outbox.ts';
import { listen } from './socket.ts';
import type { Told } from './told.ts';
import type { ActivitySet, Outgoing } from './wire.ts';

/** Milliseconds. */
const TIMES = {
  /** Polling where sockets do not open, and how long until they are tried again. */
  poll: 2_000,
  pollFor: 60_000,
  /** A socket that has been silent this long is checked by a read. */
  silence: 45_000,
  /** A message's echo that has not come by socket after this is read for. */
  echo: 4_000,
  /** A token is renewed when this little of it is left. */
  expiry: 120_000,
};

export class DirectLineClient {
  readonly #ports: Ports;
  readonly #tell: (told: Told) => void;
  readonly #delivery: Delivery;
  /** `clientActivityID`s that the server has shown us. */
  readonly #seen = new Set<string>();
  #session: Session | null = null;
  #place: string | null;
  #started = false;
  #opening: Promise<Session> | null = null;
  #watermark: string | null = null;
  #loaded = false;
  #stopped = false;
  #socketFailures = 0;
  #wake: () => void = () => undefined;

  constructor(options: {
    readonly ports: Ports;
    readonly outbox: Outbox;
    readonly locale: () => string;
    readonly tell: (told: Told) => void;
    /** Code of the poster that brought them; told once. */
    readonly place?: string | null;
  }) {
    this.#place = options.place ?? null;
    this.#ports = options.ports;
    this.#tell = options.tell;
    this.#delivery = new Delivery({
      ...options,
      session: () => this.#sure(),
      dropSession: () => this.#drop(),
      hasArrived: async (id) => {
        if (!this.#seen.has(id)) await this.#catchUp();
        return this.#seen.has(id);
      },
      accepted: (id) => this.#expectEcho(id),
    });
  }

  /** Shows what an earlier page left unsent, opens the session and goes on until `stop`. */
  async run(): Promise<void> {
    this.#delivery.show();
    for (let failures = 0; !this.#stopped; failures++) {
      try {
        await this.#catchUp();
        failures = 0;
        this.#delivery.start();
        await this.#hear();
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        if (error.needsSession) this.#drop();
        this.#tell({ type: 'link', link: 'lost' });
        await this.#pause(
          Math.max(backoff(failures, this.#ports.random), error.retryAfter),
        );
      }
    }
  }

  send(message: Outgoing): void {
    this.#delivery.add(message);
  }

  /** The person is writing: a hint that may be lost, and nothing to wait for. */
  typing(): void {
    const session = this.#session;
    if (session === null || !this.#loaded) return;
    const from = { id: `dl_${session.conversationId}`, role: 'user' };
    postActivity(this.#ports, session, { type: 'typing', from }).catch(() => {});
  }

  /** At once, whatever wait was on. */
  resend(id: string): void {
    this.#delivery.retry(id);
    this.wake();
  }

  /** The network came back, or the page is looked at again. */
  wake(): void {
    this.#wake();
    this.#delivery.wake();
  }

  stop(): void {
    this.#stopped = true;
    this.#delivery.stop();
    this.#wake();
  }

  /** A session with enough time left, opened or renewed when there is none. */
  #sure(): Promise<Session> {
    const session = this.#session;
    if (this.#opening) return this.#opening;
    if (session && session.expiresAt - this.#ports.now() > TIMES.expiry)
      return Promise.resolve(session);
    this.#opening = this.#open(session).finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #open(old: Session | null): Promise<Session> {
    const renewed = old ? await this.#refreshed(old) : null;
    const session = renewed ?? (await visitorSession(this.#ports, this.#place));
    this.#place = null;
    if (old && old.conversationId !== session.conversationId) this.#forget();
    if (!this.#started) await startConversation(this.#ports, session);
    this.#started = true;
    this.#session = session;
    this.#tell({ type: 'opened', id: session.conversationId });
    return session;
  }

  async #refreshed(old: Session): Promise<Session | null> {
    if (old.expiresAt <= this.#ports.now()) return null;
    try {
      return await refreshedSession(this.#ports, old);
    } catch (error) {
      if (error instanceof CallError && error.needsSession) return null;
      throw error;
    }
  }

  #drop(): void {
    const session = this.#session;
    this.#started = false;
    // The id is remembered to see whether the next session is of the same conversation.
    this.#session = session && { ...session, expiresAt: 0 };
  }

  #forget(): void {
    this.#watermark = null;
    this.#started = false;
    this.#seen.clear();
  }

  async #catchUp(): Promise<void> {
    const session = await this.#sure();
    // A long history comes in pages: read it to its end before calling it known.
    for (let before: string | null | undefined; before !== this.#watermark; ) {
      before = this.#watermark;
      this.#take(await readActivities(this.#ports, session, before));
      if (this.#loaded) return;
    }
    this.#loaded = true;
    this.#tell({ type: 'loaded' });
  }

  #take(set: ActivitySet): void {
    if (set.watermark !== null) this.#watermark = set.watermark;
    for (const { clientActivityID } of set.activities) {
      if (clientActivityID === null) continue;
      this.#seen.add(clientActivityID);
      this.#delivery.arrived(clientActivityID);
    }
    if (set.activities.length > 0)
      this.#tell({ type: 'received', activities: set.activities });
  }

  /** Until the connection breaks: by socket, or by polling where sockets do not open. */
  async #hear(): Promise<void> {
    if (this.#socketFailures >= 2) {
      await this.#poll();
      this.#socketFailures = 1;
      return;
    }
    const address = await streamAddress(this.#ports, await this.#sure(), this.#watermark);
    const opened = await listen(this.#ports, address, TIMES.silence, {
      onOpen: () => this.#tell({ type: 'link', link: 'live' }),
      onSet: (set) => this.#take(set),
      onSilence: () => this.#catchUp(),
      onStop: (close) => {
        this.#wake = () => {
          // Looked at again: the socket may be dead without knowing it, or never have died.
          if (this.#stopped) close();
          else
            this.#catchUp().then(() => this.#tell({ type: 'link', link: 'live' }), close);
        };
      },
    });
    this.#socketFailures = opened ? 0 : this.#socketFailures + 1;
    if (this.#stopped) return;
    if (opened) this.#tell({ type: 'link', link: 'opening' });
    await this.#pause(backoff(this.#socketFailures, this.#ports.random));
  }

  async #poll(): Promise<void> {
    const until = this.#ports.now() + TIMES.pollFor;
    while (!this.#stopped && this.#ports.now() < until) {
      this.#tell({ type: 'link', link: 'polling' });
      await this.#pause(TIMES.poll);
      await this.#catchUp();
    }
  }

  #expectEcho(id: string): void {
    this.#ports.after(TIMES.echo, () => {
      if (!this.#seen.has(id) && !this.#stopped) this.#wake();
    });
  }

  #pause(milliseconds: number): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#ports.after(milliseconds, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}
