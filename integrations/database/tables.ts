/** The tables as Kysely sees them. Their meaning stands in `migrations/0001-ground.ts`. */
import type { ColumnType, Generated } from 'kysely';
import type { AgentChoice } from '../../cases/agents.ts';
import type { Actor, CaseEventData, CaseState } from '../../cases/case.ts';
import type { Role } from '../../cases/roles.ts';
import type { Urgency } from '../../intents/understanding.ts';
import type { Activity, Speaker } from '../activity.ts';
import type { Owner } from './contract.ts';
import type { TieProof } from './tie-contract.ts';

/** timestamptz: read as Date, written as ISO 8601 or Date. */
type Moment = ColumnType<Date, Date | string, Date | string>;
type MomentOrNull = ColumnType<Date | null, Date | string | null, Date | string | null>;
/** jsonb: read parsed, written as its text. */
type Json<T> = ColumnType<T, string, string>;

export interface Tables {
  meta: { key: string; value: string };
  persons: { id: string; key_id: string; wrapped: Uint8Array; created_at: Moment };
  conversations: {
    id: string;
    channel_id: string;
    person_id: string;
    version: number;
    seq: number;
    owner: Owner;
    staff_id: string | null;
    state: Json<unknown>;
    sealed: Uint8Array | null;
    expires_at: Moment;
  };
  deliveries: {
    key: string;
    conversation_id: string;
    seq: number;
    last_seq: number;
    at: Moment;
  };
  activities: {
    conversation_id: string;
    seq: number;
    speaker: Speaker;
    at: Moment;
    activity: Json<Activity>;
  };
  cases: {
    id: string;
    number: string;
    version: number;
    conversation_id: string;
    person_id: string | null;
    status: string;
    category: string;
    urgency: Urgency;
    urgency_rank: number;
    district: string | null;
    zone: string | null;
    opened_at: Moment;
    updated_at: Moment;
    state: Json<CaseState>;
    handoff_requested_at: MomentOrNull;
    taken_by: string | null;
    taken_at: MomentOrNull;
    reserved_by: string | null;
    lease_until: MomentOrNull;
  };
  case_events: {
    case_id: string;
    seq: number;
    at: Moment;
    actor_kind: Actor['kind'];
    actor_id: string | null;
    data: Json<CaseEventData>;
    /** Made by the database. */
    digest: Generated<Uint8Array>;
  };
  case_details: {
    case_id: string;
    person_id: string;
    sealed: Uint8Array;
    phone_hash: string | null;
  };
  due_rows: {
    id: string;
    key: string;
    kind: string;
    due_at: Moment;
    ready_at: Moment;
    conversation_id: string | null;
    payload: Json<unknown>;
    attempts: Generated<number>;
    buried_reason: string | null;
  };
  media: {
    id: string;
    conversation_id: string;
    person_id: string;
    content_type: string;
    size: number;
    sealed_name: Uint8Array;
    created_at: Moment;
    named: boolean;
  };
  contacts: {
    conversation_id: string;
    sealed: Uint8Array | null;
    window_until: MomentOrNull;
    budget: number | null;
    opted_out: Generated<boolean>;
    sending_by: string | null;
    sending_until: MomentOrNull;
    knocked_at: MomentOrNull;
  };
  cursors: { channel_id: string; account: string; place: string };
  ties: {
    conversation_id: string;
    case_id: string;
    how: TieProof;
    at: Moment;
  };
  outbox: {
    conversation_id: string;
    seq: number;
    channel_id: string;
    priority: number;
    state: Generated<string>;
    at: Moment;
    held_until: MomentOrNull;
    parts: Generated<number>;
    in_flight: Generated<boolean>;
    doubtful: Generated<boolean>;
    tries: Generated<number>;
    reason: string | null;
    vendor_key: string | null;
    elsewhere: Generated<boolean>;
  };
  staff: {
    id: string;
    username: string;
    badge: string;
    role: Role;
    password_hash: string;
    disabled: boolean;
    skills: Json<readonly string[]>;
    capacity: number;
  };
  attendance: {
    staff_id: string;
    choice: AgentChoice;
    seen_at: Moment;
    touched_at: Moment;
  };
  staff_sessions: {
    token_hash: string;
    staff_id: string;
    csrf_token: string;
    expires_at: Moment;
  };
  audit: {
    id: Generated<number>;
    at: Moment;
    staff_id: string | null;
    act: string;
    subject: string | null;
  };
}
