/** Messages that are given other words, or taken back, by how their vendor names them. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create index activities_by_message_key
     on activities (conversation_id, (activity ->> 'messageKey')) where activity ? 'messageKey'`,
  // What an editor would read of a question goes with its words. A file that the message names no more is nobody's: it is cleaned up like one whose message
  // never came.
  `create function rewrite_activities(rewritten jsonb) returns void language sql strict as $body$
     update media m set named = false
       from jsonb_to_recordset(rewritten) as x(conversation_id text, seq integer, activity jsonb)
       join activities a on a.conversation_id = x.conversation_id and a.seq = x.seq,
            jsonb_path_query(a.activity, '$.attachments[*].contentUrl') as url
      where m.conversation_id = x.conversation_id
        and right(url #>> '{}', length(m.id) + 7) = '/media/' || m.id
        and x.activity -> 'attachments' is distinct from a.activity -> 'attachments';
     delete from policy_notes n
      using jsonb_to_recordset(rewritten) as x(conversation_id text, seq integer, activity jsonb)
       join activities a on a.conversation_id = x.conversation_id
        and (a.seq = x.seq or a.activity ->> 'replyToId' = x.activity ->> 'id')
      where n.conversation_id = x.conversation_id and n.at = a.at and n.words is not null
        and a.speaker = 'resident' and x.activity #>> '{changes,withdrawnAt}' is not null;
     update activities a set activity = x.activity
       from jsonb_to_recordset(rewritten) as x(conversation_id text, seq integer, activity jsonb)
      where a.conversation_id = x.conversation_id and a.seq = x.seq;
   $body$`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
