/** Brings a database to this version's tables. */
import { type Kysely, sql } from 'kysely';
import * as ground from './migrations/0001-ground.ts';
import * as commitTurns from './migrations/0002-commit-turns.ts';
import * as deliveriesByAge from './migrations/0003-deliveries-by-age.ts';
import * as unnamedMedia from './migrations/0004-unnamed-media.ts';
import * as rateBuckets from './migrations/0005-rate-buckets.ts';
import * as knowledge from './migrations/0006-knowledge.ts';
import * as tasks from './migrations/0007-tasks.ts';
import * as whatWasTold from './migrations/0008-what-was-told.ts';
import * as bulletin from './migrations/0009-bulletin.ts';
import * as caseLists from './migrations/0010-case-lists.ts';
import * as caseWork from './migrations/0011-case-work.ts';
import * as issues from './migrations/0012-issues.ts';
import * as agents from './migrations/0013-agents.ts';
import * as ledger from './migrations/0014-ledger.ts';
import * as specialNeeds from './migrations/0016-special-needs.ts';
import * as contacts from './migrations/0019-contacts.ts';
import * as outbox from './migrations/0020-outbox.ts';
import * as outboxQueued from './migrations/0021-outbox-queued.ts';
import * as personsByAge from './migrations/0022-persons-by-age.ts';
import * as figures from './migrations/0023-figures.ts';
import * as posterCounts from './migrations/0024-poster-counts.ts';
import * as ties from './migrations/0027-ties.ts';
import * as saidElsewhere from './migrations/0028-said-elsewhere.ts';
import * as mailboxCursors from './migrations/0030-mailbox-cursors.ts';
import * as messageKeys from './migrations/0031-message-keys.ts';
import type { Tables } from './tables.ts';

/** One entry a version, oldest first; an entry that was released never changes. */
const MIGRATIONS = {
  '0001-ground': ground,
  '0002-commit-turns': commitTurns,
  '0003-deliveries-by-age': deliveriesByAge,
  '0004-unnamed-media': unnamedMedia,
  '0005-rate-buckets': rateBuckets,
  '0006-knowledge': knowledge,
  '0007-tasks': tasks,
  '0008-what-was-told': whatWasTold,
  '0009-bulletin': bulletin,
  '0010-case-lists': caseLists,
  '0011-case-work': caseWork,
  '0012-issues': issues,
  '0013-agents': agents,
  '0014-ledger': ledger,
  '0016-special-needs': specialNeeds,
  '0019-contacts': contacts,
  '0020-outbox': outbox,
  '0021-outbox-queued': outboxQueued,
  '0022-persons-by-age': personsByAge,
  '0023-figures': figures,
  '0024-poster-counts': posterCounts,
  '0027-ties': ties,
  '0028-said-elsewhere': saidElsewhere,
  '0030-mailbox-cursors': mailboxCursors,
  '0031-message-keys': messageKeys,
};

/** Safe to run from several processes at once. Throws what a migration threw. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  if (await upToDate(db)) return;
  const { Migrator } = await import('kysely/migration');
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
    // Numbers are given out before the work is done: a lower one may come later.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** The usual start: one small query instead of the migrator's look through the catalogue. */
async function upToDate(db: Kysely<Tables>): Promise<boolean> {
  const found = await sql<{ exists: boolean }>`
    select to_regclass('kysely_migration') is not null as exists`.execute(db);
  if (!found.rows[0]?.exists) return false;
  const done = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db);
  return done.rows.map((row) => row.name).join() === Object.keys(MIGRATIONS).join();
}
