/** Files that came through a vendor: checked by their bytes, freed of places, kept by the house. */
import type { ActivityAttachment } from '../activity.ts';
import type { ConversationKey } from '../database/contract.ts';
import { blankPosition } from '../media/blank-position.ts';
import { fetchMedia, type MediaLimits } from '../media/fetch-media.ts';
import { fileType } from '../media/file-type.ts';
import type { House } from './contract.ts';
import type { ChannelDefinition } from './definition.ts';
import { safeFileName } from './file-name.ts';

export type Kept =
  | { readonly result: 'kept'; readonly attachment: ActivityAttachment }
  /** `code`: for the log; the resident is asked to send something else. */
  | { readonly result: 'refused'; readonly code: 'too_large' | 'wrong_type' };

/** Keeps a file before the message that names it is received. The type is what its bytes say. */
export async function keepMedia(
  house: Pick<House, 'db' | 'ids' | 'clock'>,
  { media }: Pick<ChannelDefinition, 'media'>,
  person: ConversationKey,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Kept> {
  if (file.bytes.length > media.maxBytes) return { result: 'refused', code: 'too_large' };
  const kind = fileType(file.bytes);
  if (!kind || !media.types.includes(kind.type)) {
    return { result: 'refused', code: 'wrong_type' };
  }
  const bytes = blankPosition(file.bytes);
  const name = safeFileName(file.name, kind.extension);
  const id = house.ids.uuid(house.clock.now());
  const { conversationId, channelId } = person;
  // The first message may be a photo: loading makes the person whose key encrypts it.
  await house.db.turns.load([person]);
  const about = { id, conversationId, contentType: kind.type, size: bytes.length, name };
  await house.db.media.put(about, bytes);
  const contentUrl = `/channels/${channelId}/media/${id}`;
  return { result: 'kept', attachment: { contentType: kind.type, name, contentUrl } };
}

/** Where a file is, in a vendor's words. */
export interface FileAddress {
  readonly url: string;
  readonly name: string;
  readonly headers?: MediaLimits['headers'];
}

/** How the vendor tells where it is; null: it does not. */
export type AskWhere = () => Promise<FileAddress | null>;

/** Milliseconds for one file: vendors wait for their answer meanwhile. */
const FETCH_MS = 3_500;

/**
 * Fetches and keeps a file that a message names. Null: it was not to be had, which is noted; the
 * message goes on without it. A message that is known already is not fetched for again.
 */
export async function takeFile(
  house: Pick<House, 'db' | 'ids' | 'clock' | 'note'>,
  definition: Pick<ChannelDefinition, 'media' | 'id'>,
  message: { readonly person: ConversationKey; readonly deliveryKey: string },
  file: FileAddress | AskWhere,
  trustedHosts: readonly string[] = [],
): Promise<ActivityAttachment | null> {
  if (await house.db.turns.delivery(message.deliveryKey)) return null;
  const { maxBytes } = definition.media;
  const told = typeof file === 'function' ? await file() : file;
  if (told === null) {
    house.note(definition.id, 'file_not_told');
    return null;
  }
  const { url, name, headers = {} } = told;
  const limits = { maxBytes, timeoutMs: FETCH_MS, trustedHosts, headers };
  const fetched = await fetchMedia(url, limits);
  const kept =
    fetched.result === 'failed'
      ? { result: 'refused' as const, code: fetched.code }
      : await keepMedia(house, definition, message.person, {
          name,
          bytes: fetched.bytes,
        });
  if (kept.result === 'kept') return kept.attachment;
  house.note(definition.id, `file_${kept.code}`);
  return null;
}
