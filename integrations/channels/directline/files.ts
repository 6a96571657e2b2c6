/** Files that came with a message: checked by their bytes, then kept by the house. */
import type { ActivityAttachment } from '../../activity.ts';
import { blankPosition } from '../../media/blank-position.ts';
import { fileType } from '../../media/file-type.ts';
import { safeFileName } from '../file-name.ts';
import type { Visit } from './access.ts';
import { mediaPath } from './address.ts';
import type { Context } from './context.ts';
import { badArgument, DirectLineError } from './errors.ts';
import { UPLOAD_FILES } from './limits.ts';
import { personKeyOf } from './post.ts';

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface CheckedFile extends SentFile {
  readonly contentType: string;
}

/** All of them, or none. @throws DirectLineError 400, 413, 415 */
export function checkFiles(
  context: Context,
  files: readonly SentFile[],
): readonly CheckedFile[] {
  const { types, maxBytes } = context.definition.media;
  if (files.length > UPLOAD_FILES) {
    throw badArgument(`Send at most ${UPLOAD_FILES} files at once.`);
  }
  return files.map((file) => {
    if (file.bytes.length > maxBytes) {
      throw new DirectLineError(
        413,
        'MessageSizeTooBig',
        `A file may have at most ${maxBytes / 1024 / 1024} MB.`,
      );
    }
    const kind = fileType(file.bytes);
    if (kind === null || !types.includes(kind.type)) {
      throw new DirectLineError(
        415,
        'NotSupported',
        `Only these files are taken: ${types.join(', ')}.`,
      );
    }
    return {
      name: safeFileName(file.name, kind.extension),
      contentType: kind.type,
      bytes: blankPosition(file.bytes),
    };
  });
}

/** Keeps the files before the message that names them is received. */
export async function keepFiles(
  context: Context,
  visit: Visit,
  files: readonly CheckedFile[],
): Promise<readonly ActivityAttachment[]> {
  const { db, ids, clock } = context.house;
  const { conversationId } = visit;
  if (files.length > 0) {
    // The first message may be a photo: loading makes the person whose key encrypts it.
    const channelId = context.definition.id;
    await db.turns.load([{ conversationId, channelId, personKey: personKeyOf(visit) }]);
  }
  const attachments: ActivityAttachment[] = [];
  for (const { name, contentType, bytes } of files) {
    const id = ids.uuid(clock.now());
    await db.media.put(
      { id, conversationId, contentType, size: bytes.length, name },
      bytes,
    );
    attachments.push({ contentType, name, contentUrl: mediaPath(conversationId, id) });
  }
  return attachments;
}
