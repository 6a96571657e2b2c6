/**
 * JSON that every store can hold. PostgreSQL's jsonb refuses U+0000 and lone surrogates, and a
 * hostile client could nest without end; so they are mended once, where a message enters.
 */
const MAX_DEPTH = 12;

export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

/** A copy of a JSON value with clean strings; what lies deeper than 12 levels becomes null. */
export function cleanJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (value === null || typeof value !== 'object') {
    return typeof value === 'number' && !Number.isFinite(value) ? null : value;
  }
  if (depth >= MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((item) => cleanJson(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [cleanText(key), cleanJson(item, depth + 1)]),
  );
}
