/** What the agent does about many requests of one matter. */
import { ApiError } from '../../shared/staff/calls.ts';
import type { Store } from '../../shared/staff/store.ts';
import type { DeskAction, DeskState } from '../model.ts';
import type { Work } from '../work.ts';
import type { IssueApi } from './api.ts';

export interface IssueWorkDeps {
  readonly api: Pick<IssueApi, 'hotIssues' | 'gather' | 'dismiss' | 'regroup'>;
  readonly store: Store<DeskState, DeskAction>;
  readonly work: Pick<Work, 'onOpen' | 'refresh'>;
  readonly newId: () => string;
}

export class IssueWork {
  readonly #deps: IssueWorkDeps;

  constructor(deps: IssueWorkDeps) {
    this.#deps = deps;
  }

  async show(): Promise<void> {
    this.#deps.store.dispatch({ do: 'view', view: 'issues' });
    await this.read();
  }

  /** What is hot now; a failure is the queue's to tell, which is read at the same times. */
  async read(): Promise<void> {
    const { api, store } = this.#deps;
    if (store.state.phase !== 'at-work') return;
    try {
      store.dispatch({ do: 'issues-read', issues: await api.hotIssues() });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }

  /** These requests are one. */
  async gather(cases: readonly string[]): Promise<void> {
    const { api, newId } = this.#deps;
    await this.#change('gathered', () => api.gather(newId(), cases));
  }

  async dismiss(proposal: string): Promise<void> {
    const { api } = this.#deps;
    await this.#change('dismissed', () => api.dismiss(proposal));
  }

  /** The open case into the issue of another, or (null) out of its own. */
  async regroup(others: string | null): Promise<void> {
    const { api, newId, work } = this.#deps;
    const requestId = newId();
    const done = others === null ? 'regrouped_out' : 'regrouped';
    await work.onOpen(done, (number) => api.regroup(number, requestId, others), 'edit');
    await this.read();
  }

  async #change(done: string, act: () => Promise<void>): Promise<void> {
    const { store, work } = this.#deps;
    try {
      await act();
      store.dispatch({ do: 'notice', code: done });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      store.dispatch({ do: 'notice', code: error.code });
    }
    await Promise.all([this.read(), work.refresh()]);
  }
}
