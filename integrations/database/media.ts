/**
 * Media, encrypted under the person's key. The table knows what each file is; a file without its row
 * means nothing and cannot be read.
 */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { SealedFiles } from '../media/sealed-files.ts';
import type { MediaStore } from '../ports.ts';
import { type PersonKeys, sealJson, unsealJson } from './person-keys.ts';
import { seal, unseal } from './seal.ts';
import type { Tables } from './tables.ts';

export interface OpenMediaStore extends MediaStore {
  /** Removes the files of media that the table has forgotten. */
  removeFiles(ids: readonly string[]): Promise<void>;
}

interface Row {
  readonly conversation_id: string;
  readonly person_id: string;
  readonly content_type: string;
  readonly size: number;
  readonly sealed_name: string;
  readonly key_id: string | null;
  readonly wrapped: string | null;
}

export function openMediaStore(house: {
  readonly db: Kysely<Tables>;
  readonly keys: PersonKeys;
  /** Null: a conversation that was neither stored nor loaded. */
  readonly personOf: (conversationId: string) => Promise<string | null>;
  readonly files: SealedFiles;
}): OpenMediaStore {
  const { db, keys, files } = house;

  /** False: the key is no longer the person's. */
  async function tryPut(
    media: Parameters<MediaStore['put']>[0],
    bytes: Uint8Array,
    personId: string,
  ): Promise<boolean> {
    const key = (await keys.ensure([personId])).get(personId);
    if (!key) return false;
    await files.write(fileOf(media.id), seal(key.key, place(media.id), bytes));
    const written = await sql`
      insert into media
        (id, conversation_id, person_id, content_type, size, sealed_name)
      select ${media.id}, ${media.conversationId}, p.id, ${media.contentType}, ${media.size},
             decode(${sealJson(key, place(media.id), media.name)}, 'base64')
        from persons p where p.id = ${personId} and p.key_id = ${key.id}
          on conflict (id) do update set size = excluded.size
      returning id`.execute(db);
    return written.rows.length > 0;
  }

  return {
    async put(media, bytes) {
      const personId = await house.personOf(media.conversationId);
      if (personId === null) {
        throw new RangeError(
          'media of an unknown conversation: load the conversation first',
        );
      }
      if (await tryPut(media, bytes, personId)) return;
      // Forgotten by another process since the key was read.
      keys.drop(personId);
      if (await tryPut(media, bytes, personId)) return;
      throw new Error('the person of the media is being forgotten');
    },
    async get(id) {
      const found = await sql<Row>`
        select m.conversation_id, m.person_id, m.content_type, m.size,
               encode(m.sealed_name, 'base64') as sealed_name,
               p.key_id, encode(p.wrapped, 'base64') as wrapped
          from media m left join persons p on p.id = m.person_id
         where m.id = ${id}`.execute(db);
      const row = found.rows[0];
      if (!row) return null;
      const key = keys.seen(row.person_id, row);
      const sealed = await files.read(fileOf(id));
      if (key === null || sealed === null) return null;
      return {
        id,
        conversationId: row.conversation_id,
        contentType: row.content_type,
        size: row.size,
        name: String(unsealJson(key, place(id), row.sealed_name)),
        bytes: unseal(key.key, place(id), sealed),
      };
    },
    async removeFiles(ids) {
      for (const id of ids) await files.remove(fileOf(id));
    },
  };
}

const place = (id: string) => `media:${id}`;

/** Named by a hash, since an id may come from a URL and must not lead out of the folder. */
function fileOf(id: string): string {
  const name = createHash('sha256').update(id).digest('hex');
  return posix.join(name.slice(0, 2), name);
}
