/**
 * Whether a key press means "send": Enter alone. Never while an input method composes, where
 * Enter takes the word being written: Safari ends the composition before the key, and only the
 * code 229 still tells.
 */
export function isSendKey(event: {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}): boolean {
  return (
    event.key === 'Enter' &&
    !event.shiftKey &&
    !event.isComposing &&
    event.keyCode !== 229
  );
}
