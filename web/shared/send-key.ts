/**
 * Whether a key press means "send": Enter, with or without Ctrl or Cmd; Shift+Enter is a new line.
 * Never while an input method composes, where Enter takes the word being written: Safari ends the
 * composition before the key, and only the code 229 still tells. A key that is held down sends once.
 */
export function isSendKey(
  event: Pick<
    KeyboardEvent,
    'key' | 'shiftKey' | 'altKey' | 'repeat' | 'isComposing' | 'keyCode'
  >,
): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.repeat)
    return false;
  return !event.isComposing && event.keyCode !== 229;
}
