/** Where the conversation is scrolled to. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from './conversation.ts';

/** Pixels from the end within which a person is reading the newest. */
const NEAR = 120;
const ALARM_MARGIN = 8;

/**
 * Follows the newest message, unless the person has scrolled back to read. An alarm stays on the
 * screen: what comes after it must not push it off a small one.
 */
export function useFollowing(
  scroller: { readonly current: HTMLDivElement | null },
  entries: readonly Entry[],
  typing: boolean,
): { readonly away: boolean; readonly toEnd: () => void } {
  const [away, setAway] = useState(false);
  const at = useRef<'end' | 'alarm' | 'elsewhere'>('end');
  const last = entries[entries.length - 1];

  const settle = () => {
    const log = scroller.current;
    if (!log || at.current === 'elsewhere') return;
    const alarm = at.current === 'alarm' ? unansweredAlarm(log) : null;
    const end = log.scrollHeight - log.clientHeight;
    log.scrollTop = Math.min(end, alarm ? alarm.offsetTop - ALARM_MARGIN : end);
  };
  const toEnd = () => {
    at.current = 'end';
    setAway(false);
    settle();
  };

  useEffect(() => {
    const log = scroller.current;
    if (!log) return;
    const moved = () => {
      const rest = log.scrollHeight - log.scrollTop - log.clientHeight;
      if (rest < NEAR) setAway(false);
      if (at.current !== 'alarm') at.current = rest < NEAR ? 'end' : 'elsewhere';
    };
    const released = () => {
      if (at.current === 'alarm') at.current = 'elsewhere';
    };
    // The keyboard came, a photo loaded, the type grew: the place stays what it was.
    const resized = new ResizeObserver(settle);
    resized.observe(log);
    if (log.firstElementChild) resized.observe(log.firstElementChild);
    log.addEventListener('scroll', moved, { passive: true });
    for (const gesture of GESTURES)
      log.addEventListener(gesture, released, { passive: true });
    return () => {
      resized.disconnect();
      log.removeEventListener('scroll', moved);
      for (const gesture of GESTURES) log.removeEventListener(gesture, released);
    };
  }, [scroller]);

  useLayoutEffect(() => {
    const log = scroller.current;
    if (!log || !last) return;
    const alarm = unansweredAlarm(log);
    if (last.speaker === 'me' || last.critical || at.current !== 'elsewhere')
      at.current = alarm ? 'alarm' : 'end';
    settle();
    const hidden = log.scrollHeight - log.scrollTop - log.clientHeight >= NEAR;
    setAway(hidden && last.speaker !== 'me');
  }, [entries.length, last?.key, typing]);

  return { away, toEnd };
}

const GESTURES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** The last critical message, until the resident or an agent has spoken. */
function unansweredAlarm(log: HTMLElement): HTMLElement | null {
  const marks = log.querySelectorAll<HTMLElement>(
    '.message:not(.message-bot), .message-critical',
  );
  const last = marks[marks.length - 1];
  return last?.classList.contains('message-critical') ? last : null;
}
