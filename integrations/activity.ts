/**
 * One message or event of a conversation, as the house keeps it: the Bot Framework Activity's
 * standard field names (https://github.com/microsoft/botframework-sdk, Activity schema) as plain
 * data. Nothing outside `bot/` and `integrations/channels/` sees a library's type.
 */
export type Speaker = 'resident' | 'bot' | 'agent' | 'system';

export interface SuggestedAction {
  readonly type: 'imBack' | 'postBack' | 'openUrl' | 'call';
  readonly title: string;
  readonly value: string;
}

export interface ActivityAttachment {
  readonly contentType: string;
  /** Where the resident's client reads it; staff read it through the desk. */
  readonly contentUrl?: string;
  readonly content?: unknown;
  readonly name?: string;
}

export interface Activity {
  readonly type:
    | 'message'
    | 'event'
    | 'typing'
    | 'conversationUpdate'
    /** The resident gave a message other words, or took it back: `replyToId` names it. */
    | 'messageUpdate'
    | 'messageDelete';
  /** `{conversationId}|{seq, seven digits}`, see `activityId`. */
  readonly id: string;
  /** ISO 8601, set by the server. */
  readonly timestamp: string;
  readonly channelId: string;
  readonly conversation: { readonly id: string };
  readonly from: {
    readonly id: string;
    readonly role?: 'user' | 'bot';
    readonly name?: string;
  };
  readonly text?: string;
  readonly locale?: string;
  readonly inputHint?: string;
  readonly attachments?: readonly ActivityAttachment[];
  readonly suggestedActions?: { readonly actions: readonly SuggestedAction[] };
  readonly entities?: readonly unknown[];
  readonly replyToId?: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly channelData?: unknown;
  /** How the vendor names the message, hashed; absent: its messages never change. */
  readonly messageKey?: string;
  /** What became of a resident's message since; absent: it stands as it was sent. */
  readonly changes?: MessageChanges;
}

export interface MessageChanges {
  /** The words that it had, oldest first, each until then (ISO 8601). */
  readonly before: readonly { readonly text: string; readonly until: string }[];
  /** When it was taken back: nothing of its words is kept. Null: it stands. ISO 8601. */
  readonly withdrawnAt: string | null;
}

/** An activity with its place in the conversation and who really spoke. */
export interface StoredActivity {
  readonly conversationId: string;
  /** 1, 2, 3 … without gaps in one conversation. */
  readonly seq: number;
  readonly speaker: Speaker;
  readonly activity: Activity;
}

export function activityId(conversationId: string, seq: number): string {
  return `${conversationId}|${String(seq).padStart(7, '0')}`;
}

/** The number in an activity's id; null where it is not one of ours. */
export function activitySeq(id: string): number | null {
  const match = /\|(\d{7,})$/.exec(id);
  return match ? Number(match[1]) : null;
}
