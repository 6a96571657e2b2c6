/** The turns of conversations: read by key, written in groups. */
import { CompiledQuery, type Kysely, sql } from 'kysely';
import type { Activity, Speaker, StoredActivity } from '../activity.ts';
import { Recent } from '../memory/recent.ts';
import type { DeliveryOutcome } from '../ports.ts';
import type {
  CommitResult,
  Conversation,
  ConversationKey,
  Owner,
  Turns,
  TurnWrite,
} from './contract.ts';
import { CommitError, StatementError } from './errors.ts';
import { type PersonKeys, unsealJson } from './person-keys.ts';
import type { Vault } from './seal.ts';
import type { Tables } from './tables.ts';
import { conversationPlace, turnParameters } from './turn-rows.ts';

/** Conversations whose person is remembered for a photo that comes before the first turn. */
const REMEMBERED_PERSONS = 20_000;

const COMMIT = `select commit_turns($1::jsonb, $2::jsonb, $3::jsonb, $4::jsonb, $5::jsonb,
  $6::jsonb, $7::jsonb, $8::jsonb, $9::jsonb, $10::jsonb), keep_policy_notes($11::jsonb),
  keep_contacts($12::jsonb), keep_outbox($13::jsonb), rewrite_activities($14::jsonb),
  keep_ties($15::jsonb)`;

/** Raised by `commit_turns`; deadlock and serialization failure mean the same for a turn. */
const MOVED = new Set(['HY409', '40P01', '40001']);

interface Row {
  readonly id: string;
  readonly channel_id: string;
  readonly person_id: string;
  readonly version: number;
  readonly seq: number;
  readonly owner: Owner;
  readonly staff_id: string | null;
  readonly state: unknown;
  readonly sealed: string | null;
  readonly expires_at: Date;
  readonly key_id: string | null;
  readonly wrapped: string | null;
}

export interface OpenTurns {
  readonly turns: Turns;
  /** Whose a conversation is, stored or only loaded so far; null: never heard of. */
  readonly personOf: (conversationId: string) => Promise<string | null>;
  /** Forgets what is in memory of a person. */
  readonly drop: (personId: string) => void;
}

export function openTurns(house: {
  readonly db: Kysely<Tables>;
  readonly vault: Vault;
  readonly keys: PersonKeys;
  /** How many decrypted conversations are kept; 0: none. */
  readonly remembered: number;
}): OpenTurns {
  const { db, vault, keys } = house;
  const known = new Recent<Conversation>(house.remembered);
  const persons = new Recent<string>(REMEMBERED_PERSONS);

  /** Never an older version over a newer: a slow read may end after a commit. */
  function remember(conversation: Conversation): void {
    const before = known.get(conversation.id);
    if (before && before.version > conversation.version) return;
    known.set(conversation.id, conversation);
  }

  async function read(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Conversation>> {
    const found = new Map<string, Conversation>();
    const missing: string[] = [];
    for (const id of ids) {
      const conversation = known.get(id);
      if (conversation) found.set(id, conversation);
      else missing.push(id);
    }
    if (missing.length === 0) return found;
    const stored = await sql<Row>`
      select c.id, c.channel_id, c.person_id, c.version, c.seq, c.owner, c.staff_id, c.state,
             encode(c.sealed, 'base64') as sealed, c.expires_at,
             p.key_id, encode(p.wrapped, 'base64') as wrapped
        from conversations c left join persons p on p.id = c.person_id
       where c.id = any(${missing}::text[])`.execute(db);
    for (const row of stored.rows) {
      const conversation = toConversation(row, keys);
      remember(conversation);
      found.set(row.id, conversation);
    }
    return found;
  }

  function unseen(key: ConversationKey): Conversation {
    const personId = vault.personId(key.channelId, key.personKey);
    persons.set(key.conversationId, personId);
    return {
      id: key.conversationId,
      channelId: key.channelId,
      personId,
      version: 0,
      seq: 0,
      owner: 'bot',
      staffId: null,
      state: null,
      sealed: null,
      expiresAt: new Date(0).toISOString(),
    };
  }

  /** All or nothing. */
  async function write(turns: readonly TurnWrite[]): Promise<void> {
    const held = await keys.ensure(turns.map((turn) => turn.conversation.personId));
    const parameters = turnParameters(turns, held, vault);
    await db.executeQuery(CompiledQuery.raw(COMMIT, [...parameters]));
    for (const { conversation } of turns) {
      remember({
        ...conversation,
        version: conversation.version + 1,
        expiresAt: new Date(conversation.expiresAt).toISOString(),
      });
    }
  }

  /** What is in memory may be what was wrong: the next load must ask the database. */
  function distrust(turn: TurnWrite): void {
    known.delete(turn.conversation.id);
    keys.drop(turn.conversation.personId);
  }

  async function writeOne(turn: TurnWrite): Promise<CommitResult> {
    try {
      await write([turn]);
      return { result: 'committed' };
    } catch (error) {
      distrust(turn);
      if (!(error instanceof StatementError && MOVED.has(error.code))) throw error;
    }
    const outcome = await delivery(turn.deliveryKey);
    if (outcome) return { result: 'known', outcome };
    return { result: (await takesNumber(turn)) ? 'number_taken' : 'moved' };
  }

  /** Whether a case that the turn opens has the number of another. */
  async function takesNumber({ cases }: TurnWrite): Promise<boolean> {
    const opened = cases.filter(({ state, events }) => events.length >= state.version);
    for (const { state } of opened) {
      const found = await sql`
        select 1 from cases where number = ${state.number} and id <> ${state.id}`.execute(
        db,
      );
      if (found.rows.length > 0) return true;
    }
    return false;
  }

  /** One turn held the others up: each by itself, so that it alone bears the consequence. */
  async function writeEach(
    turns: readonly TurnWrite[],
  ): Promise<readonly CommitResult[]> {
    const results: (CommitResult | null)[] = [];
    const written: CommitResult[] = [];
    const failures: unknown[] = [];
    for (const turn of turns) {
      try {
        const result = await writeOne(turn);
        results.push(result);
        written.push(result);
      } catch (error) {
        results.push(null);
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new CommitError(results, failures[0]);
    return written;
  }

  async function delivery(key: string): Promise<DeliveryOutcome | null> {
    const row = await db
      .selectFrom('deliveries')
      .select(['conversation_id', 'seq', 'last_seq'])
      .where('key', '=', key)
      .executeTakeFirst();
    if (!row) return null;
    return { conversationId: row.conversation_id, seq: row.seq, lastSeq: row.last_seq };
  }

  const turns: Turns = {
    delivery,
    async load(keysOf) {
      const found = await read(keysOf.map((key) => key.conversationId));
      return keysOf.map((key) => found.get(key.conversationId) ?? unseen(key));
    },
    async find(id) {
      return (await read([id])).get(id) ?? null;
    },
    async commit(list) {
      const [first, ...rest] = list;
      if (!first) return [];
      if (rest.length === 0) return [await writeOne(first)];
      try {
        await write(list);
        return list.map(() => ({ result: 'committed' }));
      } catch (error) {
        for (const turn of list) distrust(turn);
        // Anything else is the connection, which would fail each of them again.
        if (!(error instanceof StatementError || error instanceof RangeError))
          throw error;
        return writeEach(list);
      }
    },
    async activities(conversationId, after, limit) {
      const rows = await sql<{ seq: number; speaker: Speaker; activity: Activity }>`
        select seq, speaker, activity from activities
         where conversation_id = ${conversationId} and seq > ${after}
         order by seq limit ${limit}`.execute(db);
      return rows.rows.map((row): StoredActivity => ({ conversationId, ...row }));
    },
    async underKey(conversationId, messageKey) {
      const rows = await sql<{ seq: number; speaker: Speaker; activity: Activity }>`
        select seq, speaker, activity from activities
         where conversation_id = ${conversationId} and activity ? 'messageKey'
           and activity ->> 'messageKey' = ${messageKey}
         order by seq`.execute(db);
      return rows.rows.map((row): StoredActivity => ({ conversationId, ...row }));
    },
  };

  return {
    turns,
    async personOf(conversationId) {
      const inMemory = known.get(conversationId)?.personId ?? persons.get(conversationId);
      if (inMemory !== undefined) return inMemory;
      const row = await db
        .selectFrom('conversations')
        .select('person_id')
        .where('id', '=', conversationId)
        .executeTakeFirst();
      return row?.person_id ?? null;
    },
    drop(personId) {
      keys.drop(personId);
      for (const [id, conversation] of known.entries()) {
        if (conversation.personId === personId) known.delete(id);
      }
    },
  };
}

function toConversation(row: Row, keys: PersonKeys): Conversation {
  const key = keys.seen(row.person_id, row);
  const readable = key !== null && row.sealed !== null;
  return {
    id: row.id,
    channelId: row.channel_id,
    personId: row.person_id,
    version: row.version,
    seq: row.seq,
    owner: row.owner,
    staffId: row.staff_id,
    state: row.state,
    sealed: readable ? unsealJson(key, conversationPlace(row.id), row.sealed) : null,
    expiresAt: row.expires_at.toISOString(),
  };
}
