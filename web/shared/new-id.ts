/** An id for one intention. `crypto.randomUUID` is missing on plain http and on older phones. */
export function newId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
