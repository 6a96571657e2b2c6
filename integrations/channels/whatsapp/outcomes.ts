/** What Meta's codes come to (Cloud API, error codes). They come with an answer, or later with a status. */
import type { SendResult } from '../sending.ts';

/** A setting or the account: nothing was shown, and somebody must mend it. */
export const TO_MEND: SendResult = { result: 'retry_later', afterSeconds: 300 };
export const TOO_FAST: SendResult = { result: 'retry_later', afterSeconds: 30 };

/** By Meta's code: what is not named here will not be taken at a second try either. */
export const OUTCOMES: Readonly<Record<number, SendResult>> = {
  0: TO_MEND,
  1: { result: 'retry_later' },
  2: { result: 'retry_later' },
  3: TO_MEND,
  4: TOO_FAST,
  10: TO_MEND,
  190: TO_MEND,
  200: TO_MEND,
  368: TO_MEND,
  80007: TOO_FAST,
  130429: TOO_FAST,
  131000: { result: 'retry_later' },
  131005: TO_MEND,
  131016: { result: 'retry_later' },
  131031: TO_MEND,
  131042: TO_MEND,
  131045: TO_MEND,
  131047: { result: 'window_closed' },
  131048: { result: 'retry_later', afterSeconds: 600 },
  131056: { result: 'retry_later', afterSeconds: 6 },
  131057: { result: 'retry_later' },
  133004: { result: 'retry_later' },
  133010: TO_MEND,
};
