/** Why an event was refused; the catcher maps it to an answer. */
export type CaseErrorCode =
  | 'not_opened'
  | 'already_opened'
  | 'wrong_case'
  | 'gap'
  | 'merged'
  | 'illegal_move'
  | 'not_allowed'
  | 'no_actor_id'
  | 'not_lower'
  | 'reason_missing'
  | 'not_requested'
  | 'not_taken'
  | 'held_by_other'
  | 'alarm_out_of_order'
  | 'bad_score'
  | 'unknown_task'
  | 'task_ended'
  | 'already_tasked'
  | 'returned_before'
  | 'jobs_open'
  | 'unknown_paper'
  | 'unknown_need'
  | 'same_case'
  | 'into_missing';

/** An event that a case cannot take. Message and code hold no personal data. */
export class CaseError extends Error {
  override readonly name = 'CaseError';
  readonly code: CaseErrorCode;
  constructor(code: CaseErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
