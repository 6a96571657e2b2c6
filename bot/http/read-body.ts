/** The body of a page's route: bounded in size and time, never decompressed, parsed once. */
import type { IncomingMessage } from 'node:http';
import {
  BodyError,
  type BodyFailure,
  discardRest,
  readBody,
} from '../../integrations/channels/read-body.ts';
import { WebError } from '../../web/route.ts';

const MOST_BYTES = 64 * 1024;

// biome-ignore format: the columns are read downwards
const REFUSALS: Readonly<Record<BodyFailure, [status: number, code: string, message: string]>> = {
  too_large: [413, 'too_large', 'The body is too large.'],
  too_slow:  [408, 'too_slow', 'The body took too long.'],
  encoded:   [415, 'encoded_body', 'Send the body without content-encoding.'],
  busy:      [429, 'busy', 'Too much at once. Try again.'],
  gone:      [400, 'gone', 'The body ended early.'],
};

/** A file as it was sent. Throws `WebError` 400, 408 or 413. */
export async function readBytes(
  request: IncomingMessage,
  maxBytes = MOST_BYTES,
): Promise<Buffer> {
  return await readBody(request, { maxBytes }).catch((error: unknown) => {
    if (!(error instanceof BodyError)) throw error;
    // Who is refused still gets to read the answer.
    discardRest(request);
    throw new WebError(...REFUSALS[error.failure]);
  });
}

/** Throws `WebError` 400, 408, 413 or 415; an empty body is undefined. */
export async function readJson(
  request: IncomingMessage,
  maxBytes = MOST_BYTES,
): Promise<unknown> {
  const bytes = await readBytes(request, maxBytes);
  if (bytes.length === 0) return undefined;
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new WebError(415, 'not_json', 'Send content-type application/json.');
  }
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new WebError(400, 'bad_json', 'The body is not JSON.');
  }
}
