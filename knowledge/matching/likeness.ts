/** What a question has in common with the matters that it may be about. */
export interface Likeness {
  readonly matter: string;
  /** Mean of the likest answered questions, 0 to 1. */
  readonly likest: number;
  readonly most: number;
  /** To all that is asked there together. */
  readonly whole: number;
  /** The same two of its questions without an answer. */
  readonly unansweredLikest: number;
  readonly unansweredWhole: number;
  /** How much of the question's weight stands anywhere in what is answered there. */
  readonly known: number;
  /** How many questions are filed there. */
  readonly filed: number;
}

export interface Likenesses {
  /** The few with most in common, likest first by `alikeness`. */
  readonly matters: readonly Likeness[];
  /** Mean of the likest two questions without an answer, whatever they are about. */
  readonly unanswered: number;
  /** The likest of those. */
  readonly unansweredMost: number;
  /** How far its words point to such, on the average. */
  readonly leaning: number;
}

/** What matters are ranked by; each share was chosen on `evaluation/tuning.tsv`. */
export function alikeness({ likest, whole, known }: Likeness): number {
  return likest + 2 * whole + 0.3 * known;
}

/** The likest first. */
export function byAlikeness(likenesses: readonly Likeness[]): readonly Likeness[] {
  return likenesses.toSorted((a, b) => alikeness(b) - alikeness(a));
}
