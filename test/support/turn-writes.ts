/** Small complete values for suites of the database. */
import type {
  CaseDetails,
  CaseEvent,
  CaseEventData,
  CaseState,
} from '../../cases/case.ts';
import { activityId, type StoredActivity } from '../../integrations/activity.ts';
import type {
  CaseWrite,
  Conversation,
  ConversationKey,
  NewDueRow,
  TurnWrite,
} from '../../integrations/database/contract.ts';

export const AT = '2022-01-12T10:00:00.000Z';

let counter = 0;

/** Unique in the run, and the same in every run. */
export function unique(prefix: string): string {
  counter += 1;
  return `${prefix}-${String(counter).padStart(6, '0')}`;
}

export function aKey(personKey = unique('visitor')): ConversationKey {
  return { conversationId: unique('conversation'), channelId: 'directline', personKey };
}

/** Resident's words and the bot's reply, numbered on from the conversation. */
export function talk(
  conversation: Conversation,
  words: readonly string[] = ['你好', '您好'],
): readonly StoredActivity[] {
  return words.map((text, index) => {
    const seq = conversation.seq + index + 1;
    const resident = index === 0;
    return {
      conversationId: conversation.id,
      seq,
      speaker: resident ? 'resident' : 'bot',
      activity: {
        type: 'message',
        id: activityId(conversation.id, seq),
        timestamp: AT,
        channelId: conversation.channelId,
        conversation: { id: conversation.id },
        from: { id: resident ? 'dl_visitor' : 'bot', role: resident ? 'user' : 'bot' },
        text,
      },
    };
  });
}

/** A turn with two activities; `change` overrides. */
export function aTurn(
  loaded: Conversation,
  change: Partial<Omit<TurnWrite, 'conversation'>> & {
    readonly conversation?: Partial<Conversation>;
  } = {},
): TurnWrite {
  const activities = change.activities ?? talk(loaded);
  return {
    deliveryKey: unique('delivery'),
    rewritten: [],
    cases: [],
    due: [],
    cancelDue: [],
    notes: [],
    contact: null,
    outbox: [],
    tie: null,
    at: '2022-01-12T10:00:00.000Z',
    ...change,
    activities,
    conversation: {
      ...loaded,
      seq: loaded.seq + activities.length,
      state: { step: 'district' },
      sealed: { account: ['胸口疼'] },
      expiresAt: AT,
      ...change.conversation,
    },
  };
}

export function aDueRow(change: Partial<NewDueRow> = {}): NewDueRow {
  return {
    id: unique('due'),
    key: unique('due-key'),
    kind: 'send',
    dueAt: AT,
    conversationId: null,
    payload: { seq: 1 },
    ...change,
  };
}

export const DETAILS: CaseDetails = {
  account: [{ value: '楼下的热水管漏了', message: 'c|0000001' }],
  phone: { value: '13800000000', message: 'c|0000001' },
  address: { value: '示例小区3号楼', message: 'c|0000001' },
  needs: [],
  facts: [],
  flags: [],
  media: [],
  adviceGiven: [],
};

export function caseState(conversation: Conversation, change: Partial<CaseState> = {}) {
  const id = unique('case');
  return {
    id,
    version: 1,
    number: unique('number'),
    conversationId: conversation.id,
    status: 'received',
    category: 'medical',
    urgency: 'normal',
    flags: [],
    district: 'jinshui',
    zone: null,
    consent: 'given',
    confirmed: true,
    openedAt: AT,
    updatedAt: AT,
    handoff: null,
    inCharge: null,
    outcomeAsks: 0,
    score: null,
    tasks: [],
    mergedInto: null,
    followed: false,
    issue: null,
    links: [],
    ...change,
  } satisfies CaseState;
}

export function caseEvent(
  state: CaseState,
  seq: number,
  data: CaseEventData = { kind: 'handoff_requested', reason: 'asked' },
): CaseEvent {
  return { caseId: state.id, seq, at: AT, actor: { kind: 'bot' }, data };
}

/** Opens a case. With `handoff` it waits for a person. */
export function opening(
  state: CaseState,
  details: CaseDetails | null = DETAILS,
): CaseWrite {
  return { state, events: [caseEvent(state, 1)], details };
}

export function waitingSince(requestedAt: string) {
  return {
    handoff: {
      reason: 'asked',
      requestedAt,
      takenBy: null,
      takenAt: null,
      alarms: 0,
    },
  } satisfies Partial<CaseState>;
}
