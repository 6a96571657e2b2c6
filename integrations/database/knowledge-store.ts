/** Versions of articles, directory entries and the register, and what conversations were told. */
import { type Kysely, sql } from 'kysely';
import type { VersionState } from '../../knowledge/authoring/version.ts';
import { toJson } from './json.ts';
import type {
  ArticleCounts,
  KnowledgeStore,
  OpenQuestions,
  VersionRow,
} from './knowledge-contract.ts';
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
      const matters = sql`starts_at > ${now} or number = (
        select max(b.number) from knowledge_versions b
         where b.kind = v.kind and b.item = v.item and b.state = 'published'
           and b.starts_at <= ${now})`;
      const { rows } = await sql<Stored>`
        select ${LINE}, content from knowledge_versions v
         where state = 'published' and seq > ${seq}
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

    async save({ kind, item, revision, content, note, by, at }) {
      const json = content === null ? null : toJson(content);
      // Whoever saves over a version in review has written it: it goes back to be looked at.
      // Revisions go on from version to version: an old one never fits a new draft by chance.
      const { rows } =
        revision === null
          ? await sql<Stored>`
              insert into knowledge_versions
                (kind, item, number, state, revision, content, note, written_by, written_at)
              select ${kind}, ${item}, coalesce(max(number), 0) + 1, 'draft',
                     coalesce(max(revision), 0) + 1, ${json}::jsonb, ${note}, ${by}, ${at}
                from knowledge_versions where kind = ${kind} and item = ${item}
                  on conflict do nothing
              returning ${LINE}, content`.execute(db)
          : await sql<Stored>`
              update knowledge_versions
                 set state = 'draft', revision = revision + 1, content = ${json}::jsonb,
                     note = ${note}, written_by = ${by}, written_at = ${at},
                     decided_by = null, decided_at = null
               where kind = ${kind} and item = ${item} and revision = ${revision}
                 and state in ('draft', 'review')
              returning ${LINE}, content`.execute(db);
      const [row] = rows;
      return row ? toVersion(row) : null;
    },

    async move({ kind, item, revision, to, note, by, at }) {
      const { rows } = await sql`
        update knowledge_versions
           set state = ${to}, decided_by = ${by}, decided_at = ${at},
               note = coalesce(${note}, note)
         where kind = ${kind} and item = ${item} and revision = ${revision}
           and state in ('draft', 'review')
        returning 1`.execute(db);
      return rows.length > 0;
    },

    async publish({ kind, item, revision, by, at, startsAt, emergency }) {
      return await db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(${PUBLICATION_LOCK})`.execute(tx);
        const { rows } = await sql<{ seq: number }>`
          update knowledge_versions
             set state = 'published', decided_by = ${by}, decided_at = ${at},
                 starts_at = ${startsAt}, emergency = ${emergency},
                 seq = nextval('knowledge_order')
           where kind = ${kind} and item = ${item} and revision = ${revision}
             and (state = 'review' or (state = 'draft' and ${emergency}::text is not null))
          returning seq::int as seq`.execute(tx);
        return rows[0]?.seq ?? null;
      });
    },

    async counts(since) {
      const { rows } = await sql<ArticleCounts>`
        select article,
               (count(*) filter (where outcome in ('told', 'expired')))::int as asked,
               (count(*) filter (where outcome = 'helpful'))::int as helpful,
               (count(*) filter (where outcome = 'unhelpful'))::int as unhelpful
          from policy_notes where article is not null and at >= ${since}
         group by article order by article`.execute(db);
      return rows;
    },

    async toldOlder(article, version, since) {
      const { rows } = await sql<{ conversation_id: string }>`
        select conversation_id from (
          select distinct on (conversation_id) conversation_id, version from policy_notes
           where article = ${article} and at >= ${since}
             and outcome in ('told', 'expired', 'corrected')
           order by conversation_id, id desc) last
         where version < ${version} order by conversation_id`.execute(db);
      return rows.map((row) => row.conversation_id);
    },

    async openQuestions(since, limit) {
      const { rows } = await sql<
        Omit<OpenQuestions, 'lastAt'> & { readonly lastAt: Date }
      >`
        select n.topic, count(*)::int as count, max(n.at) as "lastAt",
               to_jsonb((array_agg(n.words order by n.id desc)
                 filter (where n.words is not null))[1:3]) as words
          from policy_notes n left join settled_topics s on s.topic = n.topic
         where n.outcome = 'open' and n.at >= ${since} and (s.at is null or n.at > s.at)
         group by n.topic order by count(*) desc, max(n.at) desc limit ${limit}`.execute(
        db,
      );
      return rows.map(({ words, lastAt, ...row }) => ({
        ...row,
        words: words ?? [],
        lastAt: lastAt.toISOString(),
      }));
    },

    async settle(topic, at) {
      await sql`
        insert into settled_topics (topic, at) values (${topic}, ${at})
        on conflict (topic) do update set at = excluded.at`.execute(db);
    },
  };
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
