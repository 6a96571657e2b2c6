import { useEffect } from 'preact/hooks';
import type { StaffState } from './state.ts';

const RETRY_MS = 3000;

/**
 * Follows the house while the page is open. The stream needs a session; while none could be asked
 * for, the clock alone tries again.
 */
export function useLive(
  phase: StaffState['phase'],
  catchUp: () => void,
  follow: () => () => void,
): void {
  useEffect(() => {
    if (phase === 'signed-out') return;
    if (phase === 'at-work') return follow();
    const retry = setInterval(catchUp, RETRY_MS);
    return () => clearInterval(retry);
  }, [phase]);
}
