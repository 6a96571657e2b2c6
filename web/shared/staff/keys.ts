/** What a page reads of a key press: which key, held with what, and whether somebody is typing. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
}

/** Letters whatever the case: caps lock must not silence them. */
export function keyOf({ key }: Stroke): string {
  return key.length === 1 ? key.toLowerCase() : key;
}

/** The command under a key; null: the page has none there. */
export function commandUnder<Command extends string>(
  keys: Readonly<Record<string, Command>>,
  key: string,
): Command | null {
  return Object.hasOwn(keys, key) ? (keys[key] ?? null) : null;
}

/** The element that a key was pressed in, where it is one to type in. */
export function isTypedIn(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select');
}
