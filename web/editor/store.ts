/** One state, one way to change it, and who wants to know. */
import { type EditorAction, type EditorState, reduce, STARTING } from './model.ts';

export class Store {
  #state: EditorState = STARTING;
  readonly #listeners = new Set<() => void>();

  get state(): EditorState {
    return this.#state;
  }

  dispatch(action: EditorAction): void {
    const next = reduce(this.#state, action);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }

  /** Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
