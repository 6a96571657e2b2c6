/** What a question of the form is. One file a question; `intake-flow.ts` lists them. */
import type { Choice } from '../contract.ts';
import type { FormQuestionId } from '../question-ids.ts';
import type { Params, SayKey } from '../say.ts';
import type { Draft, DraftDetails } from '../state.ts';
import type { Turn } from '../turn.ts';

/** How it is put: in full, again in short, and with reason and example after a bad answer. */
export interface Asking {
  readonly first: SayKey;
  readonly again: SayKey;
  readonly problem: SayKey;
  readonly params?: Params;
  readonly choices: readonly Choice[];
}

export type Answer =
  /** Read: what it changes. */
  | {
      readonly kind: 'value';
      readonly draft?: Partial<Draft>;
      readonly details?: Partial<DraftDetails>;
    }
  /** Meant as an answer, and cannot be one; `sure`: whatever was written just before it. */
  | { readonly kind: 'problem'; readonly sure?: boolean }
  /** Words about something else: they belong to the account. */
  | { readonly kind: 'other' }
  /** More of its choices are wanted. */
  | { readonly kind: 'more' };

export interface Question {
  readonly id: FormQuestionId;
  /** Label of its "skip" choice; null: it cannot be passed over. */
  readonly skip: SayKey | null;
  /** Its answer is not known yet. */
  needed(draft: Draft, details: DraftDetails): boolean;
  ask(turn: Turn): Asking;
  /** Reads the turn's tap or words as its answer. */
  read(turn: Turn): Answer;
}

/** Words that tell of a matter, where a short answer was asked for. */
export function tellsMatter({ heard }: Turn, longest: number): boolean {
  const { category, flags } = heard.understanding;
  return flags.length > 0 || (category !== null && heard.text.length > longest);
}

export const PROBLEM: Answer = { kind: 'problem' };
export const OTHER: Answer = { kind: 'other' };
