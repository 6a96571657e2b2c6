/** A list of turns as the parameters of `commit_turns` (`migrations/0002-commit-turns.ts`). */
import type { Urgency } from '../../intents/understanding.ts';
import type { CaseWrite, NewDueRow, TurnWrite } from './contract.ts';
import { dueColumns } from './due-row.ts';
import { toJson } from './json.ts';
import { priorityRank } from './outbox.ts';
import { type PersonKey, sealJson } from './person-keys.ts';
import type { Vault } from './seal.ts';

/** Higher comes first in the queue. */
export const URGENCY_RANK = {
  none: 0,
  normal: 1,
  high: 2,
  critical: 3,
} as const satisfies Record<Urgency, number>;

export const conversationPlace = (id: string) => `conversation:${id}`;
export const casePlace = (id: string) => `case:${id}`;
export const contactPlace = (id: string) => `contact:${id}`;

/** JSON lists in the order of the four functions; null where there is nothing to write. */
export function turnParameters(
  turns: readonly TurnWrite[],
  keys: ReadonlyMap<string, PersonKey>,
  vault: Vault,
): readonly (string | null)[] {
  const { added, moved } = conversationRows(turns, keys);
  const { opened, changed, events, details } = caseRows(turns, keys, vault);
  const { cancelled, due } = dueRows(turns);
  const delivered = turns.map((turn) => ({
    key: turn.deliveryKey,
    conversation_id: turn.conversation.id,
    seq: turn.conversation.seq - turn.activities.length + 1,
    last_seq: turn.conversation.seq,
  }));
  return [
    rows(added, (row) => row.id),
    rows(moved, (row) => row.id),
    rows(delivered, (row) => row.key),
    rows(turns.flatMap(activityRows), null),
    rows(opened, (row) => row.id),
    rows(changed, (row) => row.id),
    rows(events, null),
    rows(details, null),
    rows(cancelled, (key) => key),
    rows(due, (row) => row.key),
    rows(turns.flatMap(noteRows), null),
    rows(
      turns.flatMap((turn) => contactRows(turn, keys)),
      (row) => row.conversation_id,
    ),
    rows(turns.flatMap(outboxRows), null),
    rows(turns.flatMap(rewrittenRows), null),
    rows(turns.flatMap(tieRows), null),
  ];
}

/** Sorted by the key that is locked, so that two commits lock in the same order. */
function rows<T>(list: readonly T[], key: ((row: T) => string) | null): string | null {
  if (list.length === 0) return null;
  if (key === null || list.length === 1) return toJson(list);
  return toJson(list.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)));
}

function conversationRows(
  turns: readonly TurnWrite[],
  keys: ReadonlyMap<string, PersonKey>,
) {
  const added = [];
  const moved = [];
  for (const { conversation } of turns) {
    const key = keyOf(keys, conversation.personId);
    const row = {
      id: conversation.id,
      seq: conversation.seq,
      owner: conversation.owner,
      staff_id: conversation.staffId,
      state: conversation.state,
      sealed: sealJson(key, conversationPlace(conversation.id), conversation.sealed),
      expires_at: conversation.expiresAt,
    };
    if (conversation.version > 0) moved.push({ ...row, version: conversation.version });
    else {
      added.push({
        ...row,
        channel_id: conversation.channelId,
        person_id: conversation.personId,
        key_id: key.id,
      });
    }
  }
  return { added, moved };
}

function activityRows(turn: TurnWrite) {
  const before = turn.conversation.seq - turn.activities.length;
  return turn.activities.map((stored, index) => {
    if (stored.seq !== before + index + 1) {
      throw new RangeError('activities must be numbered up to the conversation’s seq');
    }
    return {
      conversation_id: turn.conversation.id,
      seq: stored.seq,
      speaker: stored.speaker,
      at: stored.activity.timestamp,
      activity: stored.activity,
    };
  });
}

function rewrittenRows({ conversation, rewritten }: TurnWrite) {
  return rewritten.map(({ seq, activity }) => ({
    conversation_id: conversation.id,
    seq,
    activity,
  }));
}

function noteRows({ conversation, at, notes }: TurnWrite) {
  return notes.map((note) => ({ conversation_id: conversation.id, at, ...note }));
}

function contactRows(
  { conversation, at, contact }: TurnWrite,
  keys: ReadonlyMap<string, PersonKey>,
) {
  if (contact === null) return [];
  const key = keyOf(keys, conversation.personId);
  return [
    {
      conversation_id: conversation.id,
      at,
      sealed: sealJson(key, contactPlace(conversation.id), contact.address),
      window_until: contact.windowUntil,
      budget: contact.budget,
      narrow: contact.narrow,
    },
  ];
}

function outboxRows({ conversation, at, outbox }: TurnWrite) {
  return outbox.map(({ seq, priority, heldUntil }) => ({
    conversation_id: conversation.id,
    seq,
    channel_id: conversation.channelId,
    priority: priorityRank(priority),
    at,
    held_until: heldUntil,
  }));
}

function caseRows(
  turns: readonly TurnWrite[],
  keys: ReadonlyMap<string, PersonKey>,
  vault: Vault,
) {
  const opened = [];
  const changed = [];
  const events = [];
  const details = [];
  for (const turn of turns) {
    const { personId } = turn.conversation;
    for (const write of folded(turn.cases)) {
      const { state } = write;
      const row = caseRow(write);
      if (write.events.length < state.version) changed.push(row);
      else opened.push({ ...row, person_id: personId });
      for (const event of write.events) {
        events.push({
          case_id: event.caseId,
          seq: event.seq,
          at: event.at,
          actor_kind: event.actor.kind,
          actor_id: event.actor.id ?? null,
          data: event.data,
        });
      }
      if (write.details === null) continue;
      if (state.conversationId !== turn.conversation.id) {
        throw new RangeError(
          'a case’s details are written by a turn of its conversation',
        );
      }
      const phone = write.details.phone?.value ?? null;
      details.push({
        case_id: state.id,
        person_id: personId,
        sealed: sealJson(keyOf(keys, personId), casePlace(state.id), write.details),
        phone_hash: phone === null ? null : vault.phoneHash(phone),
      });
    }
  }
  return { opened, changed, events, details };
}

function caseRow({ state, events }: CaseWrite) {
  return {
    id: state.id,
    number: state.number,
    expected: state.version - events.length,
    version: state.version,
    conversation_id: state.conversationId,
    status: state.status,
    category: state.category,
    urgency: state.urgency,
    urgency_rank: URGENCY_RANK[state.urgency],
    district: state.district,
    zone: state.zone,
    opened_at: state.openedAt,
    updated_at: state.updatedAt,
    state,
    handoff_requested_at: state.handoff?.requestedAt ?? null,
    taken_by: state.handoff?.takenBy ?? null,
    taken_at: state.handoff?.takenAt ?? null,
  };
}

/** Two writes of one case in a turn are one: the events of both, the state of the last. */
function folded(writes: readonly CaseWrite[]): Iterable<CaseWrite> {
  if (writes.length < 2) return writes;
  const byId = new Map<string, CaseWrite>();
  for (const write of writes) {
    const before = byId.get(write.state.id);
    byId.set(write.state.id, {
      state: write.state,
      events: [...(before?.events ?? []), ...write.events],
      details: write.details ?? before?.details ?? null,
    });
  }
  return byId.values();
}

function tieRows({ conversation, tie, at }: TurnWrite) {
  if (tie === null) return [];
  const { caseId, how } = tie === 'untie' ? { caseId: null, how: null } : tie;
  return [{ conversation_id: conversation.id, case_id: caseId, how, at }];
}

/** What is left of all writes and cancellations, the last word on each key. */
function dueRows(turns: readonly TurnWrite[]) {
  const last = new Map<string, NewDueRow | null>();
  for (const turn of turns) {
    for (const key of turn.cancelDue) last.set(key, null);
    for (const row of turn.due) last.set(row.key, row);
  }
  const cancelled: string[] = [];
  const due = [];
  for (const [key, row] of last) {
    if (row === null) cancelled.push(key);
    else due.push(dueColumns(row));
  }
  return { cancelled, due };
}

function keyOf(keys: ReadonlyMap<string, PersonKey>, personId: string): PersonKey {
  const key = keys.get(personId);
  if (!key) throw new RangeError('a person without a key');
  return key;
}
