/** The photos with which a body shows its work: taken one by one, named by the report. */
import type { Task } from '../../cases/case.ts';
import { isOpen } from '../../cases/dispatch.ts';
import type { CaseRow, Database } from '../../integrations/database/contract.ts';
import { cleanPhoto } from '../../integrations/media/photo.ts';
import type { Clock, Ids } from '../../integrations/ports.ts';
import { WebError } from '../../web/route.ts';

export interface OpenTask {
  readonly row: CaseRow;
  readonly task: Task;
}

/** For one task: a report's worth at once with room for second thoughts, then slowly. */
const LIMIT = { burst: 18, perMinute: 2 };

export function openPhotoBox(deps: {
  readonly db: Pick<Database, 'media' | 'limits'>;
  readonly clock: Clock;
  readonly ids: Ids;
}) {
  const { db, clock, ids } = deps;
  const nameOf = ({ task }: OpenTask) => `task-${task.number}`;

  return {
    /** Its id. @throws WebError 409, 415, 429 */
    async add(open: OpenTask, sent: Uint8Array): Promise<string> {
      if (!isOpen(open.task))
        throw new WebError(409, 'task_ended', 'The task has ended.');
      const { id: caseId, conversationId } = open.row.state;
      const now = clock.now();
      const key = `task-photos:${caseId}:${open.task.number}`;
      const { allowed, retryAfter } = await db.limits.take(key, LIMIT, now);
      if (!allowed)
        throw new WebError(429, 'too_many_photos', 'Too many photos.', retryAfter);
      const photo = cleanPhoto(sent);
      if (!photo)
        throw new WebError(415, 'bad_photo', 'Only JPEG, PNG and WebP are taken.');
      const id = ids.uuid(now);
      const name = `${nameOf(open)}.${photo.extension}`;
      const { type: contentType, bytes } = photo;
      await db.media.put(
        { id, conversationId, contentType, size: bytes.length, name },
        bytes,
      );
      return id;
    },

    /** @throws WebError 422 where one is not this task's. */
    async check(open: OpenTask, photos: readonly string[]): Promise<void> {
      for (const id of photos) {
        const media = await db.media.get(id);
        const its =
          media?.conversationId === open.row.state.conversationId &&
          media.name.startsWith(`${nameOf(open)}.`);
        if (!its) throw new WebError(422, 'bad_photo', 'Not a photo of this task.');
      }
    },
  };
}
