/** What conversations were told of the rules, and what they asked that nothing answered. */
import { type Kysely, sql } from 'kysely';
import { toJson } from './json.ts';
import type {
  ArticleCounts,
  KnowledgeStore,
  OpenQuestions,
  ToldOlder,
  ToldPlace,
} from './knowledge-contract.ts';
import type { Tables } from './tables.ts';

type Notes = Pick<
  KnowledgeStore,
  'counts' | 'toldOlder' | 'toldPlaces' | 'openQuestions' | 'openOn' | 'settle'
>;

export function openNotes(db: Kysely<Tables>): Notes {
  return {
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

    async toldOlder(now, since) {
      const { rows } = await sql<ToldOlder>`
        with live as (
          select * from jsonb_to_recordset(${toJson(now)}::jsonb) as x(
            article text, version integer, filled text))
        select last.conversation_id as "conversationId", last.article from (
          select distinct on (n.conversation_id, n.article)
                 n.conversation_id, n.article, n.version, n.filled
            from policy_notes n
           where n.article in (select article from live) and n.at >= ${since}
             and n.outcome in ('told', 'expired', 'corrected')
           order by n.conversation_id, n.article, n.id desc) last
          join live on live.article = last.article
         where last.version < live.version
            or (last.version = live.version and last.filled <> live.filled)
         order by last.conversation_id, last.article`.execute(db);
      return rows;
    },

    async toldPlaces(since) {
      const { rows } = await sql<ToldPlace>`
        select distinct on (conversation_id, place)
               conversation_id as "conversationId", place, filled as "row"
          from policy_notes where place is not null and at >= ${since}
         order by conversation_id, place, id desc`.execute(db);
      return rows;
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

    async openOn(topic, since, limit) {
      const { rows } = await sql<{
        readonly id: number;
        readonly at: Date;
        readonly words: string | null;
      }>`
        select n.id::int as id, n.at, n.words
          from policy_notes n left join settled_topics s on s.topic = n.topic
         where n.outcome = 'open' and n.topic = ${topic} and n.at >= ${since}
           and (s.at is null or n.at > s.at)
         order by n.id desc limit ${limit}`.execute(db);
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    },

    async settle(what, by, at) {
      await db.transaction().execute(async (tx) => {
        if (typeof what === 'string')
          await sql`
            insert into settled_topics (topic, at) values (${what}, ${at})
            on conflict (topic) do update set at = excluded.at`.execute(tx);
        else
          await sql`
            update policy_notes set outcome = 'settled'
             where outcome = 'open' and id in (
               select value::bigint from jsonb_array_elements_text(${toJson(what)}::jsonb))`.execute(
            tx,
          );
        await sql`
          insert into audit (at, staff_id, act) values (${at}, ${by}, 'knowledge.settled')`.execute(
          tx,
        );
      });
    },
  };
}
