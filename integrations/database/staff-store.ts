/** Staff accounts, their sessions and the audit trail. */
import type { Kysely, Selectable } from 'kysely';
import type { Staff, StaffStore } from './contract.ts';
import type { Tables } from './tables.ts';

export function openStaff(db: Kysely<Tables>): StaffStore {
  const accounts = () => db.selectFrom('staff').selectAll();
  return {
    async count() {
      const { total } = await db
        .selectFrom('staff')
        .select((each) => each.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return total;
    },
    async add(staff) {
      const { passwordHash, ...rest } = staff;
      await db
        .insertInto('staff')
        .values({ ...rest, password_hash: passwordHash })
        .execute();
    },
    async byUsername(username) {
      return toStaff(
        await accounts().where('username', '=', username).executeTakeFirst(),
      );
    },
    async byId(id) {
      return toStaff(await accounts().where('id', '=', id).executeTakeFirst());
    },
    async openSession(session) {
      await db
        .insertInto('staff_sessions')
        .values({
          token_hash: session.tokenHash,
          staff_id: session.staffId,
          csrf_token: session.csrfToken,
          expires_at: session.expiresAt,
        })
        .execute();
    },
    async session(tokenHash, now) {
      const row = await db
        .selectFrom('staff_sessions')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      if (!row) return null;
      return {
        tokenHash: row.token_hash,
        staffId: row.staff_id,
        csrfToken: row.csrf_token,
        expiresAt: row.expires_at.toISOString(),
      };
    },
    async closeSession(tokenHash) {
      await db.deleteFrom('staff_sessions').where('token_hash', '=', tokenHash).execute();
    },
    async audit(entry) {
      const { staffId, ...rest } = entry;
      await db
        .insertInto('audit')
        .values({ ...rest, staff_id: staffId })
        .execute();
    },
  };
}

function toStaff(row: Selectable<Tables['staff']> | undefined): Staff | null {
  if (!row) return null;
  const { password_hash, ...rest } = row;
  return { ...rest, passwordHash: password_hash };
}
