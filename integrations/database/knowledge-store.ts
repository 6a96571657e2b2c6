/** Versions of articles, directory entries and the register, from draft to publication. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { VersionState } from '../../knowledge/authoring/version.ts';
import { planRows } from './due-rows.ts';
import { toJson } from './json.ts';
import type {
  KnowledgeStore,
  PublishResult,
  Saved,
  VersionRow,
} from './knowledge-contract.ts';
import { openNotes } from './policy-notes.ts';
import type { Tables } from './tables.ts';

/** Publications take their number one after the other, or a reader could pass one that is late. */
const PUBLICATION_LOCK = 7_202_611;

const LINE = sql`kind, item, number, state, revision, note, written_by, written_at, decided_by,
  decided_at, emergency, starts_at, seq::int as seq`;

interface Stored {
  readonly kind: string;
  readonly item: string;
  readonly number: number;
  readonly state: VersionState;
  readonly revision: number;
  readonly content?: unknown;
  readonly note: string;
  readonly written_by: string | null;
  readonly written_at: Date;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly emergency: string | null;
  readonly starts_at: Date | null;
  readonly seq: number | null;
}

export function openKnowledge(db: Kysely<Tables>): KnowledgeStore {
  return {
    async seed(items, at) {
      return await db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(${PUBLICATION_LOCK})`.execute(tx);
        const { rows } = await sql`select 1 from knowledge_versions limit 1`.execute(tx);
        if (rows.length > 0) return false;
        await sql`
          insert into knowledge_versions
            (kind, item, number, state, revision, content, note, written_at, starts_at, seq)
          select x.kind, x.item, 1, 'published', 1, x.content, '', ${at}, ${at},
                 nextval('knowledge_order')
            from jsonb_to_recordset(${toJson(items)}::jsonb) as x(
              kind text, item text, content jsonb)`.execute(tx);
        return true;
      });
    },

    async published(seq, now) {
      const matters = sql`state = 'published' and (starts_at > ${now} or number = (
        select b.number from knowledge_versions b
         where b.kind = v.kind and b.item = v.item and b.state = 'published'
           and b.starts_at <= ${now}
         order by b.starts_at desc, b.number desc limit 1))`;
      const { rows } = await sql<Stored>`
        select ${LINE}, content from knowledge_versions v
         where state in ('published', 'cancelled') and seq > ${seq}
           and ${seq === 0 ? sql`(${matters})` : sql`true`}
         order by seq`.execute(db);
      return rows.map(toVersion);
    },

    async lines() {
      const { rows } = await sql<Stored>`
        select ${LINE} from knowledge_versions order by kind, item, number`.execute(db);
      return rows.map(toVersion);
    },

    async open() {
      const { rows } = await sql<Stored>`
        select ${LINE}, content from knowledge_versions
         where state in ('draft', 'review') order by kind, item`.execute(db);
      return rows.map(toVersion);
    },

    async versions({ kind, item }) {
      const { rows } = await sql<Stored>`
        select ${LINE}, content from knowledge_versions
         where kind = ${kind} and item = ${item} order by number`.execute(db);
      return rows.map(toVersion);
    },

    save: (save) => saveOne(db, save),

    async saveAll(saves) {
      try {
        await db.transaction().execute(async (tx) => {
          for (const save of saves) if (!(await saveOne(tx, save))) throw new Overtaken();
        });
        return true;
      } catch (error) {
        if (error instanceof Overtaken) return false;
        throw error;
      }
    },

    async move({ kind, item, revision, to, note, by, at }) {
      const { rows } = await audited(
        { by, at, act: `knowledge.${to}` },
        sql`
          update knowledge_versions
             set state = ${to}, decided_by = ${by}, decided_at = ${at},
                 note = coalesce(${note}, note)
           where kind = ${kind} and item = ${item} and revision = ${revision}
             and state in ('draft', 'review')
          returning ${LINE}`,
      ).execute(db);
      return rows.length > 0;
    },

    async publish({ kind, item, revision, by, at, startsAt, emergency, later }) {
      return await publishing(db, async (tx): Promise<PublishResult> => {
        const planned = sql`kind = ${kind} and item = ${item} and state = 'published'
          and starts_at > ${startsAt} and starts_at > ${at}`;
        if (later === null) {
          const { rows } = await sql`
            select 1 from knowledge_versions where ${planned} limit 1`.execute(tx);
          if (rows.length > 0) return { refused: 'later' };
        }
        const act =
          emergency === null ? 'knowledge.published' : 'knowledge.published_alone';
        const { rows } = await audited(
          { by, at, act },
          sql`
            update knowledge_versions
               set state = 'published', decided_by = ${by}, decided_at = ${at},
                   starts_at = ${startsAt}, emergency = ${emergency},
                   seq = nextval('knowledge_order')
             where kind = ${kind} and item = ${item} and revision = ${revision}
               and (state = 'review' or (state = 'draft' and ${emergency}::text is not null))
            returning ${LINE}`,
        ).execute(tx);
        const seq = rows[0]?.seq;
        if (typeof seq !== 'number') return { refused: 'changed' };
        if (later === 'cancel') {
          const others = sql`${planned} and revision <> ${revision}`;
          await cancelled({ by, at }, others).execute(tx);
        }
        return { seq };
      });
    },

    async cancel({ kind, item, number, by, at }) {
      return await publishing(db, async (tx) => {
        const which = sql`kind = ${kind} and item = ${item} and number = ${number}
          and state = 'published' and starts_at > ${at}`;
        const { rows } = await cancelled({ by, at }, which).execute(tx);
        return rows.length > 0;
      });
    },

    async correct({ kind, item, number, by, at, rows }) {
      await db.transaction().execute(async (tx) => {
        await planRows(tx, rows);
        await sql`
          insert into audit (at, staff_id, act, subject) values
            (${at}, ${by}, 'knowledge.corrected', ${`${kind}:${item}@${number}`})`.execute(
          tx,
        );
      });
    },

    ...openNotes(db),
  };
}

/** Ends a transaction of several writes when one of them comes too late. */
class Overtaken extends Error {}

/** One at a time, so that a reader who asks for what came after a number misses nothing. */
async function publishing<T>(
  db: Kysely<Tables>,
  change: (tx: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  return await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${PUBLICATION_LOCK})`.execute(tx);
    return await change(tx);
  });
}

interface Act {
  readonly by: string;
  readonly at: Date;
  readonly act: string;
}

/** The change and its lines of the audit trail, as one statement. */
function audited({ by, at, act }: Act, change: RawBuilder<unknown>): RawBuilder<Stored> {
  return sql<Stored>`
    with changed as (${change}), noted as (
      insert into audit (at, staff_id, act, subject)
      select ${at}::timestamptz, ${by}::text, ${act}::text,
             kind || ':' || item || '@' || number from changed)
    select * from changed`;
}

function cancelled({ by, at }: Omit<Act, 'act'>, which: RawBuilder<unknown>) {
  return audited(
    { by, at, act: 'knowledge.cancelled' },
    sql`
      update knowledge_versions
         set state = 'cancelled', decided_by = ${by}, decided_at = ${at},
             seq = nextval('knowledge_order')
       where ${which}
      returning ${LINE}`,
  );
}

async function saveOne(
  db: Kysely<Tables>,
  { kind, item, revision, content, note, by, at }: Saved,
): Promise<VersionRow | null> {
  const json = content === null ? null : toJson(content);
  // Whoever saves over a version in review has written it: it goes back to be looked at.
  // Revisions go on from version to version: an old one never fits a new draft by chance.
  const change =
    revision === null
      ? sql`
          insert into knowledge_versions
            (kind, item, number, state, revision, content, note, written_by, written_at)
          select ${kind}, ${item}, coalesce(max(number), 0) + 1, 'draft',
                 coalesce(max(revision), 0) + 1, ${json}::jsonb, ${note}, ${by}, ${at}
            from knowledge_versions where kind = ${kind} and item = ${item}
              on conflict do nothing
          returning ${LINE}, content`
      : sql`
          update knowledge_versions
             set state = 'draft', revision = revision + 1, content = ${json}::jsonb,
                 note = ${note}, written_by = ${by}, written_at = ${at},
                 decided_by = null, decided_at = null
           where kind = ${kind} and item = ${item} and revision = ${revision}
             and state in ('draft', 'review')
          returning ${LINE}, content`;
  const { rows } = await audited({ by, at, act: 'knowledge.saved' }, change).execute(db);
  const [row] = rows;
  return row ? toVersion(row) : null;
}

function toVersion(row: Stored): VersionRow {
  return {
    kind: row.kind,
    item: row.item,
    number: row.number,
    state: row.state,
    revision: row.revision,
    content: row.content ?? null,
    note: row.note,
    writtenBy: row.written_by,
    writtenAt: row.written_at.toISOString(),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    emergency: row.emergency,
    startsAt: row.starts_at?.toISOString() ?? null,
    seq: row.seq,
  };
}
