/** What the agent does, carried out: each verb is a button and a key. Failures become state. */
import { ApiError, type Session } from '../shared/staff/calls.ts';
import type { Store } from '../shared/staff/store.ts';
import type { DeskApi } from './api.ts';
import type { TaskOrder } from './contract.ts';
import type { Keep } from './keep.ts';
import {
  abilities,
  type DeskAction,
  type DeskState,
  type Ending,
  type Outgoing,
} from './model.ts';
import { PartWork } from './part-work.ts';
import { Drafting } from './quoting/drafting.ts';
import { nextWaiting } from './rows.ts';
import type { Recipient } from './team/contract.ts';
import { Presence } from './team/presence.ts';

/** How long resolve and hand back can be undone. */
export const UNDO_MS = 5000;

/** A double click on one button that takes must not take the next case as well. */
const TAKE_PAUSE_MS = 800;

export interface WorkDeps {
  readonly api: DeskApi;
  readonly store: Store<DeskState, DeskAction>;
  readonly keep: Keep;
  /** Milliseconds of the page's clock. */
  readonly now: () => number;
  readonly newId: () => string;
}

export class Work {
  /** Dates, papers and the register of the open case. */
  readonly parts: PartWork;
  readonly drafting: Drafting;
  readonly presence: Presence;
  readonly #deps: WorkDeps;
  #reading = false;
  #again = false;
  #caseWanted = false;
  #takenAt = Number.NEGATIVE_INFINITY;

  constructor(deps: WorkDeps) {
    this.#deps = deps;
    const failed = (error: unknown): void =>
      this.#failed(error, (code) => deps.store.dispatch({ do: 'notice', code }));
    this.parts = new PartWork({ ...deps, failed }, (done, act) => this.onOpen(done, act));
    this.drafting = new Drafting(deps);
    this.presence = new Presence(deps, (error, tell) => this.#failed(error, tell));
    const { store, keep } = deps;
    store.subscribe(() => {
      if (store.state.phase === 'at-work') keep.keepOutgoing(store.state.outgoing);
    });
  }

  // --- session ---

  async start(): Promise<void> {
    try {
      this.#signedIn(await this.#deps.api.session());
    } catch (error) {
      const code = codeOf(error);
      if (code === 'network') this.#deps.store.dispatch({ do: 'link', link: 'lost' });
      else this.#deps.store.dispatch({ do: 'signed-out' });
    }
  }

  async signIn(username: string, password: string): Promise<void> {
    try {
      const session = await this.#deps.api.signIn(username, password);
      // Whoever signs in is there to work; a page that is read again stays as it was.
      await this.#deps.api.team.attend('ready').catch(() => {});
      this.#signedIn(session);
    } catch (error) {
      this.#deps.store.dispatch({ do: 'sign-in-refused', code: codeOf(error) });
    }
  }

  async signOut(): Promise<void> {
    const { api, keep, store } = this.#deps;
    await this.endNow();
    try {
      await api.team.attend('away');
      await api.signOut();
    } catch (error) {
      if (codeOf(error) !== 'signed_out') {
        store.dispatch({ do: 'notice', code: codeOf(error) });
        return;
      }
    }
    store.dispatch({ do: 'signed-out' });
    keep.forget();
  }

  // --- reading ---

  /**
   * Reads the queue and, unless told otherwise, the open case. Calls during a reading lead to one
   * more after it: the last state is always read, and the server is asked once at a time.
   */
  async refresh(withCase = true): Promise<void> {
    if (this.#deps.store.state.phase !== 'at-work') return;
    this.#caseWanted ||= withCase;
    this.#again = true;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#again) {
        const wanted = this.#caseWanted;
        this.#again = false;
        this.#caseWanted = false;
        await Promise.all([this.#readQueue(), wanted ? this.#readOpen() : null]);
      }
    } finally {
      this.#reading = false;
    }
  }

  /** Something moved in these conversations. */
  async changed(conversationIds: readonly string[]): Promise<void> {
    const { found } = this.#deps.store.state;
    await this.refresh(found === null || conversationIds.includes(found.conversationId));
  }

  async open(caseNumber: string | null): Promise<void> {
    this.#deps.store.dispatch({ do: 'open', caseNumber });
    await this.#readOpen();
  }

  /** Looks at the next that waits, without taking it. */
  async next(): Promise<void> {
    const { store } = this.#deps;
    const number = nextWaiting(store.state.items ?? [], store.state.open);
    if (number === null) store.dispatch({ do: 'notice', code: 'none_waiting' });
    else await this.open(number);
  }

  // --- changing ---

  /** Takes the named case; null: the first that waits, as the server sees it. */
  async take(caseNumber: string | null): Promise<void> {
    const { api, store, now } = this.#deps;
    if (store.state.taking !== null || now() - this.#takenAt < TAKE_PAUSE_MS) return;
    store.dispatch({ do: 'taking', caseNumber });
    try {
      store.dispatch({ do: 'taken', caseNumber: await api.take(caseNumber) });
      this.#takenAt = now();
    } catch (error) {
      this.#failed(error, (code) => store.dispatch({ do: 'take-refused', code }));
    }
    await this.refresh();
  }

  /** True: the words are on their way or kept; the box may be emptied. */
  answer(text: string): boolean {
    const { store, newId } = this.#deps;
    const { open } = store.state;
    const words = text.trim();
    if (words === '' || open === null || !abilities(store.state).answer) return false;
    const outgoing: Outgoing = {
      requestId: newId(),
      caseNumber: open,
      text: words,
      quotes: store.state.quoted
        .filter(({ text: told }) => words.includes(told))
        .map(({ article, version }) => ({ article, version })),
      state: 'sending',
      code: null,
      sentAt: null,
    };
    store.dispatch({ do: 'outgoing', outgoing });
    void this.#send(outgoing);
    return true;
  }

  async retry(requestId: string): Promise<void> {
    const one = this.#deps.store.state.outgoing.find((o) => o.requestId === requestId);
    if (one === undefined || one.state === 'sending' || one.state === 'sent') return;
    this.#deps.store.dispatch({ do: 'outgoing-moved', requestId, to: 'sending' });
    await this.#send(one);
  }

  drop(requestId: string): void {
    this.#deps.store.dispatch({ do: 'outgoing-dropped', requestId });
  }

  /** Hands the open case to bodies. */
  async dispatch(
    bodies: readonly string[],
    words: string,
    dates: TaskOrder['dates'] = [],
  ): Promise<void> {
    const { api, newId } = this.#deps;
    const order = { requestId: newId(), bodies, words, dates };
    await this.onOpen('dispatched', (number) => api.dispatch(number, order));
  }

  /** Takes a task of the open case back. */
  async recall(task: number): Promise<void> {
    const { api, newId } = this.#deps;
    const wanted = { requestId: newId(), task };
    await this.onOpen('recalled', (number) => api.recall(number, wanted));
  }

  /** What the resident of the open case said on the phone. */
  async callBack(solved: boolean, score: number | null): Promise<void> {
    const { api, newId } = this.#deps;
    const said = { requestId: newId(), solved, score };
    const done = solved ? 'closed' : 'reopened';
    await this.onOpen(done, (number) => api.callBack(number, said), 'callBack');
  }

  /** Hands the open case over to a colleague, or to whoever has a skill. */
  async direct(to: Recipient, note: string): Promise<void> {
    const { api, newId } = this.#deps;
    const handover = { requestId: newId(), to, note };
    await this.onOpen(
      'directed',
      (number) => api.team.direct(number, handover),
      'direct',
    );
  }

  /** An act on the open case, told by `done` or by why it was refused. True: it is done. */
  async onOpen(
    done: string,
    act: (caseNumber: string) => Promise<void>,
    ability: 'dispatch' | 'callBack' | 'direct' | 'edit' = 'dispatch',
  ): Promise<boolean> {
    const { store } = this.#deps;
    const { open } = store.state;
    if (open === null || !abilities(store.state)[ability]) return false;
    let succeeded = false;
    try {
      await act(open);
      succeeded = true;
      store.dispatch({ do: 'notice', code: done });
    } catch (error) {
      this.#failed(error, (code) => store.dispatch({ do: 'notice', code }));
    }
    await this.refresh();
    return succeeded;
  }

  /** Resolves or hands back in `UNDO_MS` unless undone or the resident speaks. */
  async end(kind: Ending['kind']): Promise<void> {
    const { store, newId, now } = this.#deps;
    const { open } = store.state;
    if (open === null || !abilities(store.state).end) return;
    await this.endNow();
    const requestId = newId();
    const due = now() + UNDO_MS;
    store.dispatch({ do: 'ending', ending: { kind, caseNumber: open, requestId, due } });
    setTimeout(() => {
      if (store.state.ending?.requestId === requestId) void this.endNow();
    }, UNDO_MS);
  }

  undo(): void {
    const { ending } = this.#deps.store.state;
    if (ending?.state !== 'counting') return;
    const { requestId } = ending;
    this.#deps.store.dispatch({ do: 'ending-moved', requestId, to: 'undone' });
  }

  /** Carries out what is counting down or was held up by the network. */
  async endNow(): Promise<void> {
    const { api, store } = this.#deps;
    const { ending } = store.state;
    if (ending === null || ending.state === 'sending') return;
    const { kind, caseNumber, requestId } = ending;
    store.dispatch({ do: 'ending-moved', requestId, to: 'sending' });
    try {
      await api.end(kind, caseNumber, requestId);
      store.dispatch({ do: 'ending-moved', requestId, to: 'done' });
    } catch (error) {
      this.#failed(error, (code) => {
        const to = code === 'network' ? 'waiting' : 'refused';
        store.dispatch({ do: 'ending-moved', requestId, to, code });
      });
    }
    await this.refresh();
  }

  /** After the network came back: everything that waits for it, with its old request id. */
  async catchUp(): Promise<void> {
    const { store } = this.#deps;
    if (store.state.phase === 'starting') return this.start();
    await this.refresh();
    for (const one of store.state.outgoing) {
      if (one.state === 'waiting') await this.retry(one.requestId);
    }
    if (store.state.ending?.state === 'waiting') await this.endNow();
  }

  // --- inside ---

  #signedIn(session: Session): void {
    const { keep, store } = this.#deps;
    const unsent = keep.claim(session.actor.username);
    store.dispatch({ do: 'signed-in', session });
    for (const one of unsent) {
      store.dispatch({ do: 'outgoing', outgoing: { ...one, state: 'waiting' } });
    }
    void this.catchUp();
  }

  async #readQueue(): Promise<void> {
    const { api, store, now } = this.#deps;
    try {
      const [items, team] = await Promise.all([api.queue(), api.team.team()]);
      store.dispatch({ do: 'queue-read', items, team, at: now() });
      if (store.state.link === 'lost') store.dispatch({ do: 'link', link: 'live' });
    } catch (error) {
      this.#failed(error, (code) => {
        // An editor's account, say: signed in, but not for this desk.
        if (code === 'not_allowed') store.dispatch({ do: 'sign-in-refused', code });
        else if (code !== 'network') store.dispatch({ do: 'notice', code });
      });
    }
  }

  async #readOpen(): Promise<void> {
    const { api, store, now } = this.#deps;
    const { open } = store.state;
    if (open === null) return;
    const askedAt = now();
    try {
      store.dispatch({ do: 'case-read', found: await api.find(open), askedAt });
    } catch (error) {
      this.#failed(error, (code) => {
        store.dispatch({ do: 'case-unread', caseNumber: open, code });
      });
    }
  }

  async #send(outgoing: Outgoing): Promise<void> {
    const { requestId, caseNumber, text, quotes } = outgoing;
    const { api, store, now } = this.#deps;
    try {
      await api.answer(caseNumber, { requestId, text, quotes });
      const at = now();
      store.dispatch({ do: 'outgoing-moved', requestId, to: 'sent', at });
      await this.refresh();
    } catch (error) {
      this.#failed(error, (code) => {
        const to = code === 'network' ? 'waiting' : 'refused';
        store.dispatch({ do: 'outgoing-moved', requestId, to, code });
      });
    }
  }

  /** Signed out and no network are everybody's matter; the rest is the caller's. */
  #failed(error: unknown, tell: (code: string) => void): void {
    const { store } = this.#deps;
    const code = codeOf(error);
    if (code === 'network') store.dispatch({ do: 'link', link: 'lost' });
    tell(code);
    if (code === 'signed_out') store.dispatch({ do: 'signed-out' });
  }
}

function codeOf(error: unknown): string {
  if (error instanceof ApiError) return error.code;
  throw error;
}
