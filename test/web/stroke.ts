import type { Stroke } from '../../web/shared/staff/keys.ts';

/** A key pressed with nothing held. */
export function stroke(key: string, over: Partial<Stroke> = {}): Stroke {
  const held = { ctrlKey: false, metaKey: false, altKey: false };
  return { key, ...held, repeat: false, isComposing: false, ...over };
}
