/** JSON from outside, bounded in depth: whoever walks deeper values recursively would overflow. */

export class JsonError extends Error {}

const utf8 = new TextDecoder('utf-8', { fatal: true });

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Parses a body of JSON.
 * @param maxDepth how deep objects and arrays may nest.
 * @throws JsonError for bytes that are no UTF-8, no JSON or too deep. Its message holds no input.
 */
export function parseJson(bytes: Uint8Array, maxDepth = 32): unknown {
  if (depthOf(bytes, maxDepth) > maxDepth) throw new JsonError('nested too deep');
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new JsonError('not JSON in UTF-8');
  }
}

function depthOf(bytes: Uint8Array, enough: number): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < bytes.length && deepest <= enough; i++) {
    const byte = bytes[i];
    if (inString) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return deepest;
}
