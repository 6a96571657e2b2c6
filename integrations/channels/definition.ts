/** What a channel can and may do, as data that a person can read and others choose by. */

export interface TextLimits {
  readonly textLength: number;
  readonly textUnit: TextUnit;
  /** How long a text may be that carries choices; absent: as any. */
  readonly textWithChoices?: number;
  /** How many choices are shown natively; more become numbered text. 0: always numbered. */
  readonly choices: number;
  /** Characters of a choice's label, those beyond 16 bits counted twice. */
  readonly choiceLabel: number;
  readonly choicePayloadBytes: number;
}

/** How the vendor counts: code points, bytes of UTF-8, or JavaScript's own units. */
export type TextUnit = 'characters' | 'bytes' | 'utf16';

/** How long, and for how many messages, a person may be written to after they did something. */
export interface Window {
  readonly seconds: number;
  /** Null: as many as one likes. */
  readonly messages: number | null;
}

/** What the resident did: wrote, or only tapped a menu, followed, scanned a code. */
export type Opening = 'message' | 'event';

/** A token bucket, see `RateLimit`. */
export interface Pace {
  readonly burst: number;
  readonly perMinute: number;
}

/** How messages leave to a vendor. */
export interface Outgoing {
  /** Null: what the resident did opens no end of time (SMS), so none is counted. */
  readonly windows: Readonly<Record<Opening, Window | null>>;
  /** Messages for one turn's words; more are joined before they are sent. */
  readonly perTurn: number;
  /** What one person may be sent, and the whole channel. */
  readonly pace: { readonly person: Pace; readonly all: Pace };
  /** The vendor takes a key with each message: the same one twice is one, so it may be sent again. */
  readonly keyed: boolean;
  /** The vendor's client shows who speaks. Where not, an agent's words begin with the badge. */
  readonly showsSpeaker: boolean;
}

/** What an address of the channel is, besides a way to its own client. */
export type Reach = 'phone';

export interface ChannelDefinition {
  readonly id: string;
  readonly limits: TextLimits;
  /** Milliseconds of silence before a question of the form is put. */
  readonly quietMs: number;
  readonly media: {
    readonly types: readonly string[];
    readonly maxBytes: number;
  };
  /** What else it reaches, which is how others choose it. */
  readonly reaches: readonly Reach[];
  /** Whether the vendor brings a refused delivery again. Where not, everything must be kept. */
  readonly redelivers: boolean;
  /** Nobody reads what is said here: each message goes on to a person, who rings. */
  readonly unread?: boolean;
  /** Null: the client reads the history itself, or nobody does. */
  readonly outgoing: Outgoing | null;
}
