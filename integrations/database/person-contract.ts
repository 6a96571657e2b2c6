/** Persons as a whole: what belongs to them, what is left of them, and whom nobody needs to know any more. */

export interface Persons {
  /** Ids of all that is theirs; empty for who was never here. */
  belongings(personId: string): Promise<{
    readonly conversations: readonly string[];
    readonly media: readonly string[];
  }>;
  /** How many rows of each table still tell of them; those with none are left out. */
  traces(personId: string): Promise<Readonly<Record<string, number>>>;
  /**
   * Those who have written nothing since `spoke.draftsUntil` (the moment until which a draft of
   * that time was kept) and whose cases are over and unchanged since `changed`: so many at most.
   */
  outlived(
    before: { readonly draftsUntil: Date; readonly changed: Date },
    limit: number,
  ): Promise<readonly string[]>;
}
