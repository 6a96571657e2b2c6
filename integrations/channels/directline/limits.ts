/** How much the server takes and how long it waits. */
const MEBIBYTE = 1024 * 1024;

/** Seconds. Lifetimes as the Direct Line 3.0 documentation gives them. */
export const TOKEN_SECONDS = 30 * 60;
/** Seconds from the streamUrl's issue to the socket's opening. */
export const STREAM_URL_SECONDS = 60;

export const BYTES = {
  /**
   * One activity: the longest text even in escapes, and room for what clients add. Azure takes 256
   * KB; what is taken here is kept and served, so it is what a message needs.
   */
  activity: 40 * 1024,
  /** Bodies of the token and conversation calls. */
  small: 16 * 1024,
  /** All parts of one upload together. */
  upload: 20 * MEBIBYTE,
  /** All uploads of one conversation: so much at once, and so much a minute after that. */
  uploadBurst: 60 * MEBIBYTE,
  uploadPerMinute: 10 * MEBIBYTE,
  /** All uploads in memory at once. */
  uploadsInMemory: 128 * MEBIBYTE,
} as const;

export const UPLOAD_FILES = 10;
/** Of one conversation. */
export const UPLOADS_AT_ONCE = 2;
/** Milliseconds; a large photo over a slow phone network needs more than the usual ten seconds. */
export const UPLOAD_MS = 120_000;

/** Activities in one answer or frame; the watermark leads on to the rest. */
export const PAGE = 100;

export const SOCKETS_PER_CONVERSATION = 20;

export interface Pace {
  /** Milliseconds between looks that no hint asked for: a lost hint costs this much. */
  readonly lookMs: number;
  /** A ping every so many looks; a socket silent until the next one is dead. */
  readonly looksPerPing: number;
  /** Frames that a client may send from one look to the next. */
  readonly framesPerLook: number;
  /** Milliseconds that closing sockets are waited for. */
  readonly closeMs: number;
}

export const PACE: Pace = {
  lookMs: 5_000,
  looksPerPing: 6,
  framesPerLook: 100,
  closeMs: 2_000,
};
