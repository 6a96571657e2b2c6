/** Reads the list of all cases, a page at a time; an answer to what is asked no longer is dropped. */
import { ApiError } from '../shared/staff/calls.ts';
import type { Store } from '../shared/staff/store.ts';
import type { DeskApi } from './api.ts';
import type { Wanted } from './finding.ts';
import type { DeskAction, DeskState } from './model.ts';

/** A pause in typing this long is what was meant. */
const TYPING_MS = 250;

export class Finder {
  readonly #api: Pick<DeskApi, 'search'>;
  readonly #store: Store<DeskState, DeskAction>;
  #asked = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Pick<DeskApi, 'search'>, store: Store<DeskState, DeskAction>) {
    this.#api = api;
    this.#store = store;
  }

  /** Shows all cases, read anew. */
  async show(): Promise<void> {
    this.#store.dispatch({ do: 'view', view: 'all' });
    await this.#read(false);
  }

  /** What is wanted changes, and is looked for at once. */
  async narrow(wanted: Partial<Wanted>): Promise<void> {
    this.#store.dispatch({ do: 'find', wanted });
    await this.#read(false);
  }

  /** Letters of the search, one after the other: looked for when they pause. */
  type(search: string): void {
    this.#store.dispatch({ do: 'find', wanted: { search } });
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#read(false), TYPING_MS);
  }

  /** What was typed, without waiting. */
  async now(): Promise<void> {
    await this.#read(false);
  }

  async more(): Promise<void> {
    const { busy, more } = this.#store.state.finding;
    if (more && !busy) await this.#read(true);
  }

  async #read(behind: boolean): Promise<void> {
    const store = this.#store;
    clearTimeout(this.#typing);
    this.#asked += 1;
    const asked = this.#asked;
    const { wanted, lines } = store.state.finding;
    const after = behind ? (lines?.at(-1)?.caseNumber ?? null) : null;
    store.dispatch({ do: 'finding' });
    try {
      const page = await this.#api.search({ ...wanted, after });
      if (asked === this.#asked) store.dispatch({ do: 'found', page, behind });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'signed_out') store.dispatch({ do: 'signed-out' });
      else if (asked === this.#asked)
        store.dispatch({ do: 'find-refused', code: error.code });
    }
  }
}
