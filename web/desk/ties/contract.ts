/** One person, several channels: from which other conversations a case is followed. */
import type { WebActor } from '../../route.ts';

/** How the agent made sure that it is one person. */
export const TIE_REASONS = ['rang', 'came', 'told'] as const;
export type TieReason = (typeof TIE_REASONS)[number];

export interface TieOrder {
  readonly requestId: string;
  /** A case of the conversation that is to follow. */
  readonly to: string;
  readonly reason: TieReason;
}

export interface TiesPort {
  /** How many other conversations follow the case. */
  followers(actor: WebActor, caseNumber: string): Promise<number>;
  /**
   * Lets the conversation of another case follow this one. In the audit trail, with the reason; both
   * conversations are told.
   * @throws WebError 404 `unknown_case`, 409 `same_talk` where the two are of one conversation.
   */
  tie(actor: WebActor, caseNumber: string, order: TieOrder): Promise<void>;
  /** Nothing follows the cases of its conversation any more, nor does that follow others. */
  untie(actor: WebActor, caseNumber: string, requestId: string): Promise<void>;
}
