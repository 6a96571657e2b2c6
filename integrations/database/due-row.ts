/**
 * Work that waits for its moment: a message out, a question after the quiet time, an alarm clock,
 * a lease, an expiry. Claimed under a lease, retried with back-off.
 */
export interface DueRow {
  readonly id: string;
  /** Natural key: one row waits under it. A turn's row takes its place, a row planned besides does not. */
  readonly key: string;
  readonly kind: string;
  /** ISO 8601. */
  readonly dueAt: string;
  readonly conversationId: string | null;
  /** No personal data, except words for the conversation, which erasing it deletes. */
  readonly payload: unknown;
  readonly attempts: number;
}

export type NewDueRow = Omit<DueRow, 'attempts'>;

/** As the statements that write rows take it. */
export function dueColumns({ id, key, kind, dueAt, conversationId, payload }: NewDueRow) {
  return { id, key, kind, due_at: dueAt, conversation_id: conversationId, payload };
}
