/** What a task's page asks of the house. Implemented by the composition root. */
import type { ReturnReason, Task } from '../../cases/case.ts';
import type { HandoffSummary, SummaryField } from '../../cases/summary.ts';
import type { Urgency } from '../../intents/understanding.ts';
import type { Text } from '../../knowledge/content/city.ts';

/** A task as its body sees it. */
export interface TaskView {
  readonly caseNumber: string;
  readonly body: Text;
  readonly urgency: Urgency;
  readonly stage: Task['stage'];
  /** ISO 8601. */
  readonly offeredAt: string;
  readonly dueAt: string;
  readonly endedAt: string | null;
  /** What must be known to do it; null once it has ended. */
  readonly work: TaskWork | null;
}

export type TaskWork = HandoffSummary['workOrder'] & {
  readonly headline: string;
  readonly facts: readonly SummaryField[];
  /** What the desk wrote for the body. */
  readonly words: readonly string[];
};

/**
 * Who holds the token is the body: 404 `unknown_task` for any other, and for a task that ended
 * long ago; 409 `task_ended` for an act on one that has ended. A `requestId` seen before does
 * nothing and succeeds.
 */
export interface TaskPort {
  find(token: string): Promise<TaskView>;
  accept(token: string, act: { readonly requestId: string }): Promise<void>;
  giveBack(
    token: string,
    act: {
      readonly requestId: string;
      readonly reason: ReturnReason;
      readonly words: string;
    },
  ): Promise<void>;
  /** `photos`: what `addPhoto` gave; 422 `bad_photo` for any other. */
  report(
    token: string,
    act: {
      readonly requestId: string;
      readonly words: string;
      readonly photos: readonly string[];
    },
  ): Promise<void>;
  /**
   * Keeps a photo for the report that names it, without what the camera wrote into it; its id.
   * 415 `bad_photo` where the bytes are none, 429 `too_many_photos`.
   */
  addPhoto(token: string, bytes: Uint8Array): Promise<string>;
}
