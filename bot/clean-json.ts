/**
 * JSON that every store can hold. PostgreSQL's jsonb refuses U+0000 and lone surrogates, and a
 * hostile client could nest without end; so they are mended once, where a message enters.
 */
const MAX_DEPTH = 12;

export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

/**
 * A JSON value with clean strings; what lies deeper than 12 levels becomes null. Copied only where
 * something is to be mended, which next to no client makes necessary.
 */
export function cleanJson(value: unknown): unknown {
  return isClean(value, 0) ? value : mended(value, 0);
}

function isClean(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !value.includes('\u0000') && value.isWellFormed();
  if (value === null || typeof value !== 'object') {
    return typeof value === 'number' ? Number.isFinite(value) : value !== undefined;
  }
  if (depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isClean(item, depth + 1));
  return Object.entries(value).every(
    ([key, item]) => isClean(key, depth) && isClean(item, depth + 1),
  );
}

function mended(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (value === null || typeof value !== 'object') {
    return typeof value === 'number' && !Number.isFinite(value) ? null : value;
  }
  if (depth >= MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((item) => mended(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [cleanText(key), mended(item, depth + 1)]),
  );
}
