/** The editors' tables. What was published stays as it was; a withdrawal is a version without content. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create sequence knowledge_order`,
  `create table knowledge_versions (
     kind text collate "C" not null,
     item text collate "C" not null,
     number integer not null,
     state text not null,
     revision integer not null,
     content jsonb,
     note text not null,
     written_by text,
     written_at timestamptz not null,
     decided_by text,
     decided_at timestamptz,
     emergency text,
     starts_at timestamptz,
     seq bigint,
     primary key (kind, item, number)
   )`,
  // One open version an item: two editors cannot begin at the same moment.
  `create unique index knowledge_versions_open on knowledge_versions (kind, item)
     where state in ('draft', 'review')`,
  `create unique index knowledge_versions_seq on knowledge_versions (seq)
     where seq is not null`,

  // No index but those that are read: every answer writes one. Ids and codes, and cleaned words; goes with the conversation when its person is forgotten.
  `create table policy_notes (
     id bigint generated always as identity,
     conversation_id text collate "C" not null,
     at timestamptz not null,
     outcome text not null,
     article text collate "C",
     version integer,
     topic text collate "C",
     words text
   )`,
  `create index policy_notes_article on policy_notes (article, at) where article is not null`,
  `create index policy_notes_conversation on policy_notes (conversation_id)`,
  `create index policy_notes_open on policy_notes (at) where outcome = 'open'`,
  `create index policy_notes_at on policy_notes using brin (at)`,
  `create table settled_topics (
     topic text collate "C" primary key,
     at timestamptz not null
   )`,

  // Written by the statement that commits the turns, in its transaction.
  `create function keep_policy_notes(notes jsonb) returns void language sql strict as $body$
     insert into policy_notes
       (conversation_id, at, outcome, article, version, topic, words)
     select x.conversation_id, x.at, x.outcome, x.article, x.version, x.topic, x.words
       from jsonb_to_recordset(notes) as x(
         conversation_id text, at timestamptz, outcome text, article text, version integer,
         topic text, words text);
   $body$`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
