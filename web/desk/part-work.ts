/** What the agent does with the parts of the open case: its dates, its papers, its register entries. */
import type { DeskApi } from './api.ts';
import type {
  IntakeSaid,
  IntakeView,
  JobOrder,
  Judgement,
  NeedChange,
  PaperChange,
} from './contract.ts';

/** `Omit` for each kind of a union by itself. */
type Without<T, K extends keyof T> = T extends unknown ? Omit<T, K> : never;

export interface PartDeps {
  readonly api: DeskApi;
  readonly newId: () => string;
  /** Shows why something was not done. */
  readonly failed: (error: unknown) => void;
}

/** Runs an act on the open case; shows that it is `done`, or why not. */
type OnOpen = (
  done: string,
  act: (caseNumber: string) => Promise<void>,
) => Promise<unknown>;

export class PartWork {
  readonly #deps: PartDeps;
  readonly #onOpen: OnOpen;

  constructor(deps: PartDeps, onOpen: OnOpen) {
    this.#deps = deps;
    this.#onOpen = onOpen;
  }

  /** What becomes of the suggestion. */
  async judge(judgement: Without<Judgement, 'requestId'>): Promise<void> {
    const { api, newId } = this.#deps;
    const whole: Judgement = { requestId: newId(), ...judgement };
    await this.#onOpen(`judged_${judgement.verdict}`, (number) =>
      api.judge(number, whole),
    );
  }

  /** What a caller said; null: it was not kept, and the page says why. */
  async sayForCaller(said: Without<IntakeSaid, 'requestId'>): Promise<IntakeView | null> {
    const { api, newId, failed } = this.#deps;
    try {
      return await api.sayForCaller({ requestId: newId(), ...said });
    } catch (error) {
      failed(error);
      return null;
    }
  }

  /** What the desk heard of a date. */
  async stepJob(task: number, job: number, step: JobOrder['step']): Promise<void> {
    const { api, newId } = this.#deps;
    const order = { requestId: newId(), task, job, step };
    await this.#onOpen(`job_${step}`, (number) => api.stepJob(number, order));
  }

  /** Who is on the register of special needs. */
  async changeNeed(change: Without<NeedChange, 'requestId'>): Promise<void> {
    const { api, newId } = this.#deps;
    const whole: NeedChange = { requestId: newId(), ...change };
    await this.#onOpen(`need_${change.do}`, (number) => api.changeNeed(number, whole));
  }

  /** A paper that is owed, came, or is not needed. */
  async changePaper(change: Without<PaperChange, 'requestId'>): Promise<void> {
    const { api, newId } = this.#deps;
    const whole: PaperChange = { requestId: newId(), ...change };
    await this.#onOpen(`paper_${change.do}`, (number) => api.changePaper(number, whole));
  }
}
