/** Messages that no vendor took, or perhaps took: a person must reach the resident otherwise. */
import type { WebActor } from '../../route.ts';

export const REASONS = [
  'opted_out',
  'window_closed',
  'vendor_away',
  'no_answer',
  'no_address',
  'no_channel',
  'refused',
] as const;
export type Reason = (typeof REASONS)[number];

export interface UndeliveredLine {
  /** The activity's id. */
  readonly id: string;
  /** The newest case of the conversation; null: it has none. */
  readonly caseNumber: string | null;
  readonly text: string;
  readonly at: string;
  readonly urgent: boolean;
  /** false: it may have been shown. */
  readonly surelyNot: boolean;
  readonly reason: Reason;
}

export interface UndeliveredPort {
  /** Most urgent first, then the oldest. */
  list(actor: WebActor): Promise<readonly UndeliveredLine[]>;
  /**
   * `again`: sent once more. `told`: somebody reached the resident another way, or need not.
   * @throws WebError 404 `unknown_message` where it is not among them any more.
   */
  settle(actor: WebActor, id: string, how: 'again' | 'told'): Promise<void>;
}
