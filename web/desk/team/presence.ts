/** Who is there: the page's heartbeat, what agents say of themselves, and the supervisors' overview. */
import type { AgentChoice } from '../../../cases/agents.ts';
import type { Store } from '../../shared/staff/store.ts';
import type { DeskApi } from '../api.ts';
import type { DeskAction, DeskState } from '../model.ts';
import type { Abilities, Overview } from './contract.ts';

export interface PresenceDeps {
  readonly api: DeskApi;
  readonly store: Store<DeskState, DeskAction>;
}

/** What a failed request means for the page; `tell` hears its code. */
type Failed = (error: unknown, tell: (code: string) => void) => void;

export class Presence {
  readonly #deps: PresenceDeps;
  readonly #failed: Failed;
  #touched = true;

  constructor(deps: PresenceDeps, failed: Failed) {
    this.#deps = deps;
    this.#failed = failed;
  }

  /** Somebody uses the page. */
  touched(): void {
    this.#touched = true;
  }

  async heartbeat(): Promise<void> {
    const { api, store } = this.#deps;
    if (store.state.phase !== 'at-work') return;
    const touched = this.#touched;
    this.#touched = false;
    try {
      await api.heartbeat(touched);
    } catch (error) {
      this.#failed(error, () => {});
    }
  }

  /** Null: it cannot be read; the line says why. */
  async overview(): Promise<Overview | null> {
    try {
      return await this.#deps.api.team.overview();
    } catch (error) {
      this.#failed(error, () => {});
      return null;
    }
  }

  async equip(agentId: string, abilities: Abilities): Promise<void> {
    const { api, store } = this.#deps;
    try {
      await api.team.equip(agentId, abilities);
    } catch (error) {
      this.#failed(error, (code) => store.dispatch({ do: 'notice', code }));
    }
  }

  /** The desk's stream brings what came of it. */
  async attend(choice: AgentChoice): Promise<void> {
    const { api, store } = this.#deps;
    try {
      await api.team.attend(choice);
    } catch (error) {
      this.#failed(error, (code) => store.dispatch({ do: 'notice', code }));
    }
  }
}
