/** What goes into an answer before it is sent: prepared words, articles, and the hint of writing. */
import { ApiError } from '../../shared/staff/calls.ts';
import type { Store } from '../../shared/staff/store.ts';
import type { DeskApi } from '../api.ts';
import type { Keep } from '../keep.ts';
import type { DeskAction, DeskState } from '../model.ts';
import type { FittingArticle } from './contract.ts';

export interface DraftingDeps {
  readonly api: DeskApi;
  readonly store: Store<DeskState, DeskAction>;
  readonly keep: Keep;
}

export class Drafting {
  readonly #deps: DraftingDeps;

  constructor(deps: DraftingDeps) {
    this.#deps = deps;
  }

  /** Puts words into the open case's answer, behind what stands there. */
  insert(text: string): void {
    const { keep, store } = this.#deps;
    const { open } = store.state;
    if (open === null) return;
    const draft = keep.draft(open);
    const words = text.replaceAll('{number}', open);
    keep.keepDraft(open, draft === '' ? words : `${draft}\n${words}`);
    store.dispatch({ do: 'draft-changed' });
  }

  /** The same with an article's words; sent with them, its version is told as their source. */
  quote(article: FittingArticle): void {
    this.insert(article.text);
    this.#deps.store.dispatch({ do: 'quoted', article });
  }

  /** Articles that fit what the resident said last; none where they cannot be read. */
  async fitting(caseNumber: string): Promise<readonly FittingArticle[]> {
    try {
      return await this.#deps.api.fitting(caseNumber);
    } catch (error) {
      // The queue is read at the same time, and tells of what is wrong.
      if (error instanceof ApiError) return [];
      throw error;
    }
  }

  /** The agent is writing: a hint, that nobody misses when it is lost. */
  typing(): void {
    const { open } = this.#deps.store.state;
    if (open !== null) void this.#deps.api.typing(open).catch(() => {});
  }
}
