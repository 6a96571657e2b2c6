/** Messages not yet with the server, kept in the tab's storage so that a reload loses none. */
import type { Shelf } from '../shared/remembered.ts';
import type { Outgoing } from './wire.ts';

const KEY = 'huying.outbox';

export class Outbox {
  readonly #shelf: Shelf;
  #messages: readonly Outgoing[];

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
    this.#messages = read(shelf);
  }

  /** In the order of writing. */
  get messages(): readonly Outgoing[] {
    return this.#messages;
  }

  add(message: Outgoing): void {
    this.#keep([...this.#messages, message]);
  }

  remove(id: string): void {
    if (this.#messages.some((message) => message.id === id))
      this.#keep(this.#messages.filter((message) => message.id !== id));
  }

  clear(): void {
    this.#keep([]);
  }

  #keep(messages: readonly Outgoing[]): void {
    this.#messages = messages;
    // A photo may be too big for the shelf: then at least the words stay on it.
    const withoutPhotos = messages.filter((message) => message.photo === null);
    if (!write(this.#shelf, messages)) write(this.#shelf, withoutPhotos);
  }
}

function write(shelf: Shelf, messages: readonly Outgoing[]): boolean {
  try {
    if (messages.length > 0) shelf.setItem(KEY, JSON.stringify(messages));
    else shelf.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

function read(shelf: Shelf): readonly Outgoing[] {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isOutgoing) : [];
  } catch {
    return [];
  }
}

function isOutgoing(value: unknown): value is Outgoing {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'text' in value &&
    typeof value.text === 'string' &&
    'choice' in value &&
    'photo' in value &&
    'place' in value &&
    'at' in value
  );
}
