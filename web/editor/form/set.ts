/** A copy with one field changed; `undefined` takes the field out. */
export function withField<T extends object, K extends keyof T>(
  value: T,
  key: K,
  to: T[K] | undefined,
): T {
  if (to !== undefined) return { ...value, [key]: to };
  const { [key]: _, ...rest } = value;
  return rest as T;
}
