/** Who follows which case from another conversation. Made and ended by turns. */

/** How it was made sure that they are one person: by a typed code, or by somebody of the staff. */
export type TieProof = 'code' | 'staff';

/** A conversation follows this case of another one. */
export interface Tie {
  readonly caseId: string;
  readonly how: TieProof;
}

export interface Ties {
  /** Ids of the cases that a conversation follows, with those of the same person and number. */
  followedBy(conversationId: string): Promise<readonly string[]>;
  /** Conversations that follow a case. */
  followersOf(caseId: string): Promise<readonly string[]>;
  /** Whether a conversation follows a case, or one of its cases is followed. */
  isTied(conversationId: string): Promise<boolean>;
}
