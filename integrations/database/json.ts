/**
 * JSON text that `jsonb` takes. NUL and half surrogate pairs are legal in JavaScript strings and in
 * JSON text, but refused by PostgreSQL; one such character would fail a resident's turn for ever.
 * They become U+FFFD.
 */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  return text.includes('\\u') ? text.replace(REFUSED, replaceRefused) : text;
}

/** A pair of backslashes is matched too, so that the escape after it is not mistaken for one. */
const REFUSED = /\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g;

function replaceRefused(match: string): string {
  return match === '\\\\' ? match : '\ufffd';
}
