/** The body of a JSON route: bounded, never decompressed, parsed once. */
import type { IncomingMessage } from 'node:http';
import { WebError } from '../../web/route.ts';

const MOST_BYTES = 64 * 1024;

/** Throws `WebError` 413, 415 or 400; an empty body is undefined. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (request.headers['content-encoding'] !== undefined) {
    throw new WebError(415, 'encoded_body', 'Send the body without content-encoding.');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > MOST_BYTES) throw new WebError(413, 'too_large', 'The body is too large.');
    chunks.push(bytes);
  }
  if (size === 0) return undefined;
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new WebError(415, 'not_json', 'Send content-type application/json.');
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new WebError(400, 'bad_json', 'The body is not JSON.');
  }
}
