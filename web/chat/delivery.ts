/** Brings the outbox to the server: words in their order, photos beside them in theirs. */
import { backoff } from './backoff.ts';
import {
  CallError,
  type Ports,
  postActivity,
  type Session,
  uploadPhoto,
} from './direct-line-calls.ts';
import type { Outbox } from './outbox.ts';
import type { Told } from './told.ts';
import { type Outgoing, toActivity } from './wire.ts';

export interface DeliveryOptions {
  readonly ports: Ports;
  readonly outbox: Outbox;
  readonly locale: () => string;
  readonly tell: (told: Told) => void;
  readonly session: () => Promise<Session>;
  readonly dropSession: () => void;
  /** Whether the server has a message, by reading; rejects where it cannot be read. */
  readonly hasArrived: (id: string) => Promise<boolean>;
  readonly accepted: (id: string) => void;
}

/** Tries after which the person is told "not sent"; trying goes on. */
const SILENT_TRIES = 2;

type Lane = 'words' | 'photos';

export class Delivery {
  readonly #options: DeliveryOptions;
  readonly #tries = new Map<string, number>();
  /** Refused by the server: only the person tries these again. */
  readonly #refused = new Set<string>();
  readonly #busy = new Set<Lane>();
  readonly #waits = new Set<() => void>();
  #running = false;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  add(message: Outgoing): void {
    this.#options.outbox.add(message);
    this.#options.tell({ type: 'sending', message });
    this.#go(laneOf(message));
  }

  /** Tells of every message that waits. */
  show(): void {
    for (const message of this.#options.outbox.messages)
      this.#options.tell({ type: 'sending', message });
  }

  /** The history is known: from now on deliver. Safe to call again. */
  start(): void {
    this.#running = true;
    this.#go('words');
    this.#go('photos');
  }

  stop(): void {
    this.#running = false;
    this.wake();
  }

  retry(id: string): void {
    this.#refused.delete(id);
    const message = this.#options.outbox.messages.find((one) => one.id === id);
    if (!message) return;
    this.#options.tell({ type: 'sending', message });
    this.#go(laneOf(message));
  }

  /** Ends every wait between two tries. */
  wake(): void {
    for (const end of this.#waits) end();
  }

  /** The server showed it to us. */
  arrived(id: string): void {
    this.#options.outbox.remove(id);
    this.#tries.delete(id);
    this.#refused.delete(id);
  }

  #go(lane: Lane): void {
    if (this.#busy.has(lane) || !this.#running) return;
    this.#busy.add(lane);
    void this.#work(lane).finally(() => this.#busy.delete(lane));
  }

  async #work(lane: Lane): Promise<void> {
    for (let next = this.#next(lane); next; next = this.#next(lane))
      await this.#try(next);
  }

  #next(lane: Lane): Outgoing | undefined {
    if (!this.#running) return undefined;
    return this.#options.outbox.messages.find(
      (message) => laneOf(message) === lane && !this.#refused.has(message.id),
    );
  }

  async #try(message: Outgoing): Promise<void> {
    const { tell, accepted } = this.#options;
    const tries = this.#tries.get(message.id) ?? 0;
    this.#tries.set(message.id, tries + 1);
    try {
      const known = tries > 0 && (await this.#options.hasArrived(message.id));
      const activity = known ? null : await this.#post(message);
      this.arrived(message.id);
      tell({ type: 'accepted', id: message.id, activity });
      accepted(message.id);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      await this.#failed(message, tries, error);
    }
  }

  async #post(message: Outgoing): Promise<string | null> {
    const { ports, locale, tell } = this.#options;
    const session = await this.#options.session();
    // One visitor a conversation: nothing more about the person needs a name.
    const sender = `dl_${session.conversationId}`;
    const activity = toActivity(message, sender, locale());
    if (message.photo === null) return postActivity(ports, session, activity);
    const photo = jpegBlob(message.photo);
    return uploadPhoto(ports, session, activity, sender, photo, (share) =>
      tell({ type: 'progress', id: message.id, share }),
    );
  }

  async #failed(message: Outgoing, tries: number, error: CallError): Promise<void> {
    const { ports, tell } = this.#options;
    if (error.needsSession) this.#options.dropSession();
    if (error.final) this.#refused.add(message.id);
    if (error.final || tries + 1 >= SILENT_TRIES)
      tell({ type: 'failed', id: message.id });
    if (error.final) return;
    await this.#wait(Math.max(backoff(tries, ports.random), error.retryAfter));
    if (this.#options.outbox.messages.includes(message))
      tell({ type: 'sending', message });
  }

  #wait(milliseconds: number): Promise<void> {
    if (!this.#running) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        cancel();
        this.#waits.delete(end);
        resolve();
      };
      const cancel = this.#options.ports.after(milliseconds, end);
      this.#waits.add(end);
    });
  }
}

function laneOf(message: Outgoing): Lane {
  return message.photo === null ? 'words' : 'photos';
}

function jpegBlob(dataAddress: string): Blob {
  const bytes = Uint8Array.from(atob(dataAddress.split(',')[1] ?? ''), (c) =>
    c.charCodeAt(0),
  );
  return new Blob([bytes], { type: 'image/jpeg' });
}
