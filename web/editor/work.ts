/** What an editor does, carried out: each verb is a button or a key. Failures become state. */
import type { Session } from '../shared/staff/calls.ts';
import type { Store } from '../shared/staff/store.ts';
import type { EditorApi, SessionApi } from './api.ts';
import { blankContent, titleOf } from './content.ts';
import type { Item, ItemContent, ItemLine, ItemRef, OpenVersion } from './contract.ts';
import { faultsOf } from './faults.ts';
import type { Keep } from './keep.ts';
import {
  blankItem,
  contentOf,
  type EditorAction,
  type EditorState,
  noteOf,
  same,
  type Writing,
} from './model.ts';
import { failureCode } from './pane/failure-code.ts';
import type { EditorSettings } from './settings.ts';

export interface WorkDeps {
  readonly api: EditorApi & SessionApi;
  readonly store: Store<EditorState, EditorAction>;
  readonly keep: Keep;
  readonly settings: EditorSettings;
}

/** Words are put into the browser's storage once nothing was typed for this long. */
const KEEP_AFTER_MS = 300;

export class Work {
  readonly #deps: WorkDeps;
  #reading: Promise<void> | null = null;
  #again = false;
  #itemWanted = false;
  /** There are words that this browser could not keep. */
  #unkept = false;
  #keepSoon: ReturnType<typeof setTimeout> | null = null;

  constructor(deps: WorkDeps) {
    this.#deps = deps;
  }

  // --- session ---

  async start(): Promise<void> {
    const { api, store } = this.#deps;
    try {
      this.#signedIn(await api.session());
    } catch (error) {
      if (failureCode(error) === 'network') store.dispatch({ do: 'link', link: 'lost' });
      else store.dispatch({ do: 'signed-out' });
    }
  }

  async signIn(username: string, password: string): Promise<void> {
    const { api, store } = this.#deps;
    try {
      this.#signedIn(await api.signIn(username, password));
    } catch (error) {
      store.dispatch({ do: 'sign-in-refused', code: failureCode(error) });
    }
  }

  async signOut(): Promise<void> {
    const { api, store } = this.#deps;
    this.keepNow();
    try {
      await api.signOut();
    } catch (error) {
      const code = failureCode(error);
      if (code !== 'signed_out') return store.dispatch({ do: 'notice', code });
    }
    store.dispatch({ do: 'open', ref: null });
    store.dispatch({ do: 'signed-out' });
  }

  // --- reading ---

  /**
   * Reads the list and the open item. Calls during a reading lead to one more after it: the last
   * state is always read, and the server is asked once at a time.
   */
  async refresh(withItem = true): Promise<void> {
    if (this.#deps.store.state.phase !== 'at-work') return;
    this.#itemWanted ||= withItem;
    this.#again = true;
    this.#reading ??= this.#readAll();
    await this.#reading;
  }

  async open(ref: ItemRef | null): Promise<void> {
    const { store } = this.#deps;
    this.keepNow();
    // Words that stand on the screen alone must not leave it.
    if (this.#unkept && !same(store.state.open, ref)) {
      store.dispatch({ do: 'notice', code: 'not_kept' });
      return;
    }
    store.dispatch({ do: 'open', ref });
    await this.#readItem();
  }

  /** After the network came back. */
  async catchUp(): Promise<void> {
    if (this.#deps.store.state.phase === 'starting') return this.start();
    await this.refresh();
  }

  // --- writing ---

  /** There are words that this browser could not keep. */
  get unkept(): boolean {
    return this.#unkept;
  }

  /** Into the page and, a moment later, into the browser's storage. */
  write(content: ItemContent, note = noteOf(this.#deps.store.state)): void {
    this.#deps.store.dispatch({ do: 'write', content, note });
    if (this.#keepSoon !== null) clearTimeout(this.#keepSoon);
    this.#keepSoon = setTimeout(() => this.keepNow(), KEEP_AFTER_MS);
  }

  note(note: string): void {
    const content = contentOf(this.#deps.store.state);
    if (content !== null) this.write(content, note);
  }

  /** Before the page goes. */
  keepNow(): void {
    if (this.#keepSoon !== null) clearTimeout(this.#keepSoon);
    this.#keepSoon = null;
    const { store, keep } = this.#deps;
    const { open, item, writing } = store.state;
    if (open === null || item === null) return;
    const before = this.#unkept;
    if (writing === null) {
      keep.drop(open);
      this.#unkept = false;
    } else {
      const title = titleOf(writing.content, 'zh') ?? open.id;
      this.#unkept = !keep.put(open, title, writing);
    }
    if (this.#unkept && !before) store.dispatch({ do: 'notice', code: 'not_kept' });
    store.dispatch({ do: 'unsaved', unsaved: keep.list() });
  }

  /** An item that begins in this browser: the house knows it from its first save on. */
  async create(
    ref: ItemRef,
    title: string,
    today: string,
    questions: readonly string[] = [],
  ): Promise<void> {
    const { store, settings } = this.#deps;
    this.keepNow();
    store.dispatch({ do: 'open', ref });
    store.dispatch({ do: 'item-read', item: blankItem(ref), kept: null });
    this.write(blankContent(ref, title, today, settings, questions));
    this.keepNow();
  }

  /** True: nothing is unsaved any more. */
  async save(): Promise<boolean> {
    const { store, api } = this.#deps;
    const { open, writing, doing } = store.state;
    if (doing !== null || open === null) return false;
    if (writing === null) {
      store.dispatch({ do: 'notice', code: 'nothing' });
      return true;
    }
    if (faultsOf(writing.content).length > 0) {
      store.dispatch({ do: 'strict' });
      return false;
    }
    this.keepNow();
    const { content, note, revision } = writing;
    store.dispatch({ do: 'doing', what: 'save' });
    try {
      const saved = await api.save(open.id, { revision, content, note });
      this.#saved(open, saved, content);
      return store.state.writing === null;
    } catch (error) {
      await this.#refused(error);
      return false;
    }
  }

  /** Undoes what was never saved. */
  dropWords(): void {
    const { store, keep } = this.#deps;
    const { open, item } = store.state;
    if (open === null) return;
    store.dispatch({ do: 'drop-words' });
    keep.drop(open);
    store.dispatch({ do: 'unsaved', unsaved: keep.list() });
    // Nothing is left of an item that was never saved.
    if (item?.live === null && item.open === null && item.history.length === 0) {
      store.dispatch({ do: 'open', ref: null });
    }
  }

  /** Goes on from what a colleague saved, with these words. */
  join(content: ItemContent): void {
    this.#deps.store.dispatch({ do: 'join', content });
    this.keepNow();
  }

  // --- on its way ---

  async move(to: 'review' | 'draft' | 'discarded', note: string): Promise<void> {
    const { store, api } = this.#deps;
    if (to === 'review' && store.state.writing !== null && !(await this.save())) return;
    const { open, item, doing } = store.state;
    const version = item?.open ?? null;
    if (open === null || version === null || doing !== null) return;
    store.dispatch({ do: 'doing', what: 'move' });
    try {
      await api.move(open.kind, open.id, { revision: version.revision, to, note });
      // Whoever throws the version away throws away what was typed onto it.
      if (to === 'discarded') this.dropWords();
      store.dispatch({ do: 'done', notice: to });
      await this.refresh();
    } catch (error) {
      await this.#refused(error);
    }
  }

  async withdraw(note: string): Promise<void> {
    const { store, api } = this.#deps;
    const { open, doing } = store.state;
    if (open === null || doing !== null) return;
    store.dispatch({ do: 'doing', what: 'withdraw' });
    try {
      await api.withdraw(open.kind, open.id, note);
      store.dispatch({ do: 'done', notice: 'withdrawn' });
      await this.refresh();
    } catch (error) {
      await this.#refused(error);
    }
  }

  // --- inside ---

  #signedIn(session: Session): void {
    const { keep, store } = this.#deps;
    keep.claim(session.actor.username);
    store.dispatch({ do: 'signed-in', session });
    store.dispatch({ do: 'unsaved', unsaved: keep.list() });
    void this.refresh();
  }

  #saved(ref: ItemRef, open: OpenVersion, content: ItemContent): void {
    this.#deps.store.dispatch({ do: 'saved', ref, open, content });
    this.keepNow();
    void this.refresh();
  }

  #line(): ItemLine | null {
    const { items, open } = this.#deps.store.state;
    return items?.find((line) => same(line, open)) ?? null;
  }

  /** The register is large: it is read again only where its line says that it moved. */
  #unmoved(before: ItemLine | null): boolean {
    const { item } = this.#deps.store.state;
    if (item?.kind !== 'register' || before === null) return false;
    return JSON.stringify(before) === JSON.stringify(this.#line());
  }

  async #readAll(): Promise<void> {
    try {
      while (this.#again) {
        const wanted = this.#itemWanted;
        this.#again = false;
        this.#itemWanted = false;
        const before = this.#line();
        await this.#readList();
        if (wanted && !this.#unmoved(before)) await this.#readItem();
      }
    } finally {
      // At once, not a moment later: who asks from here on gets a reading of their own.
      this.#reading = null;
    }
  }

  async #readList(): Promise<void> {
    const { api, store } = this.#deps;
    try {
      const items = await api.list();
      store.dispatch({ do: 'items-read', items });
      store.dispatch({ do: 'link', link: 'live' });
    } catch (error) {
      const code = this.#failed(error);
      // An agent's account, say: signed in, but not for this page.
      if (code === 'not_allowed') store.dispatch({ do: 'sign-in-refused', code });
      else if (code !== 'network') store.dispatch({ do: 'notice', code });
    }
  }

  async #readItem(): Promise<void> {
    const { api, store, keep } = this.#deps;
    const { open: ref, item: before } = store.state;
    if (ref === null) return;
    const kept = (item: Item): Writing | null =>
      before === null ? keep.get(item) : null;
    try {
      const item = await api.find(ref.kind, ref.id);
      const { doing, item: now, open } = store.state;
      // Whatever is being done reads the item when it is through.
      if (doing !== null || !same(open, ref)) return;
      // Asked before a save and answered after it: that answer is old.
      if (now !== before) return await this.#readItem();
      store.dispatch({ do: 'item-read', item, kept: kept(item) });
    } catch (error) {
      const code = this.#failed(error);
      const blank = blankItem(ref);
      const words = code === 'unknown_item' ? kept(blank) : null;
      if (words !== null) store.dispatch({ do: 'item-read', item: blank, kept: words });
      // A new item is unknown to the house; without a network what was read stays.
      else if (before === null) store.dispatch({ do: 'item-unread', ref, code });
    }
  }

  /** Tells it, and reads how things stand: a refusal mostly means that they moved. */
  async #refused(error: unknown): Promise<void> {
    this.#deps.store.dispatch({ do: 'done', notice: this.#failed(error) });
    if (failureCode(error) !== 'network') await this.refresh();
  }

  /** Signed out and no network are everybody's matter; the rest is the caller's. */
  #failed(error: unknown): string {
    const { store } = this.#deps;
    const code = failureCode(error);
    if (code === 'network') store.dispatch({ do: 'link', link: 'lost' });
    if (code === 'signed_out') {
      this.keepNow();
      store.dispatch({ do: 'signed-out' });
    }
    return code;
  }
}
