/** Messages whose words were also said where the case is followed: nobody must be rung for them. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `alter table outbox add column elsewhere boolean not null default false`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
