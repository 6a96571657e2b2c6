/** What the agent puts right and writes down in the open case. */
import type { CaseEdit } from '../../cases/case-work.ts';
import type { DeskApi } from './api.ts';
import type { Work } from './work.ts';

export interface CaseWorkDeps {
  readonly api: Pick<DeskApi, 'edit' | 'note' | 'merge' | 'link'>;
  readonly work: Pick<Work, 'onOpen'>;
  readonly newId: () => string;
}

export class CaseWork {
  readonly #deps: CaseWorkDeps;

  constructor(deps: CaseWorkDeps) {
    this.#deps = deps;
  }

  async edit(change: CaseEdit): Promise<void> {
    const { api, newId, work } = this.#deps;
    const order = { requestId: newId(), ...change };
    const done = change.verified ? 'verified' : 'edited';
    await work.onOpen(done, (number) => api.edit(number, order), 'edit');
  }

  /** True: it is kept, and the box may be emptied. */
  async note(words: string): Promise<boolean> {
    const { api, newId, work } = this.#deps;
    const order = { requestId: newId(), words };
    return await work.onOpen('noted', (number) => api.note(number, order), 'edit');
  }

  /** The open case goes into another. */
  async merge(into: string): Promise<void> {
    const { api, newId, work } = this.#deps;
    const order = { requestId: newId(), into };
    await work.onOpen('merged', (number) => api.merge(number, order), 'edit');
  }

  async link(to: string, linked: boolean): Promise<void> {
    const { api, newId, work } = this.#deps;
    const order = { requestId: newId(), to, linked };
    const done = linked ? 'linked' : 'unlinked';
    await work.onOpen(done, (number) => api.link(number, order), 'edit');
  }
}
