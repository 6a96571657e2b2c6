/** What a task's page asks of the house. Implemented by the composition root. */
import type { ReturnReason, Task } from '../../cases/case.ts';
import type { WhyEnded } from '../../cases/dispatch.ts';
import type { Job } from '../../cases/parts.ts';
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
  /** Why the desk took it back; null: it did not. */
  readonly why: WhyEnded | null;
  /** The case that it went into. */
  readonly into: string | null;
  /** Its dates, in their order; none: it has no dates. */
  readonly jobs: readonly Job[];
  /** What must be known to do it; null once it has ended. */
  readonly work: TaskWork | null;
}

export type TaskWork = HandoffSummary['workOrder'] & {
  readonly headline: string;
  readonly facts: readonly SummaryField[];
  /** What the desk wrote for the body. */
  readonly words: readonly string[];
};

/** What a body does with one date of its task. */
export const BODY_STEPS = ['called', 'picked_up', 'done', 'declined'] as const;
export type BodyStep = (typeof BODY_STEPS)[number];

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
  /** 409 `illegal_move` where the step does not follow, 422 `not_signed` where a name is missing. */
  stepJob(
    token: string,
    act: {
      readonly requestId: string;
      readonly job: number;
      readonly step: BodyStep;
      /** Who hands the person over, and who takes them; empty for a visit. */
      readonly given: string;
      readonly taken: string;
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
