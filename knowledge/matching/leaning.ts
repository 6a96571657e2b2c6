/**
 * Which way a term points: to questions that are answered, or to those that only sound alike (prices,
 * other papers, other towns' hours). Counted over all that is filed, whatever it is about.
 */
export class Leaning {
  #answered: number[] = [];
  #unanswered: number[] = [];
  #allAnswered = 0;
  #allUnanswered = 0;

  /** A question is filed (1) or taken away (-1). */
  count(terms: Int32Array, answered: boolean, by: 1 | -1): void {
    const counts = answered ? this.#answered : this.#unanswered;
    for (const term of terms) counts[term] = (counts[term] ?? 0) + by;
    if (answered) this.#allAnswered += by;
    else this.#allUnanswered += by;
  }

  /** Whether a filed question has it. */
  has(term: number): boolean {
    return (this.#answered[term] ?? 0) + (this.#unanswered[term] ?? 0) > 0;
  }

  /** Log odds: above 0, it stands rather in questions without an answer. */
  of(term: number): number {
    const unanswered = ((this.#unanswered[term] ?? 0) + 0.5) / (this.#allUnanswered + 1);
    const answered = ((this.#answered[term] ?? 0) + 0.5) / (this.#allAnswered + 1);
    return Math.log(unanswered / answered);
  }
}
