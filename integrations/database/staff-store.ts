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
      const { passwordHash, skills, ...rest } = staff;
      await db
        .insertInto('staff')
        .values({ ...rest, skills: JSON.stringify(skills), password_hash: passwordHash })
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
    async team(roles) {
      const rows = await db
        .selectFrom('staff')
        .leftJoin('attendance', 'attendance.staff_id', 'staff.id')
        .selectAll('staff')
        .select(['attendance.choice', 'attendance.seen_at', 'attendance.touched_at'])
        .where('staff.role', 'in', roles)
        .where('staff.disabled', '=', false)
        .orderBy('staff.badge')
        .execute();
      return rows.map(({ choice, seen_at, touched_at, ...row }) => ({
        staff: staffOf(row),
        attendance:
          choice && seen_at && touched_at
            ? {
                choice,
                seenAt: seen_at.toISOString(),
                touchedAt: touched_at.toISOString(),
              }
            : null,
      }));
    },
    async equip(id, { skills, capacity }) {
      await db
        .updateTable('staff')
        .set({ skills: JSON.stringify(skills), capacity })
        .where('id', '=', id)
        .execute();
    },
    async attend(id, choice, now) {
      const heard = { choice, seen_at: now, touched_at: now };
      await db
        .insertInto('attendance')
        .values({ staff_id: id, ...heard })
        .onConflict((row) => row.column('staff_id').doUpdateSet(heard))
        .execute();
    },
    async seen(id, touched, now) {
      const heard = { seen_at: now, ...(touched && { touched_at: now }) };
      await db
        .insertInto('attendance')
        .values({ staff_id: id, choice: 'ready', seen_at: now, touched_at: now })
        .onConflict((row) => row.column('staff_id').doUpdateSet(heard))
        .execute();
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
  return row ? staffOf(row) : null;
}

function staffOf({ password_hash, ...rest }: Selectable<Tables['staff']>): Staff {
  return { ...rest, passwordHash: password_hash };
}
