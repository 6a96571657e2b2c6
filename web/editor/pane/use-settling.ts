/** Takes groups off the list after a moment in which it can be undone; leaving the page ends the moment. */
import { useEffect, useRef, useState } from 'preact/hooks';

export const UNDO_MS = 5000;

export interface SettlingState {
  /** It can still be undone. */
  readonly settling: ReadonlySet<string>;
  /** On its way: not shown. */
  readonly settled: ReadonlySet<string>;
  readonly settle: (key: string) => void;
  readonly undo: (key: string) => void;
}

/** Once `carryOut` is through, the list itself says whether the group is still there. */
export function useSettling(carryOut: (key: string) => Promise<void>): SettlingState {
  const [settling, setSettling] = useState<ReadonlySet<string>>(new Set());
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());

  const end = (key: string): void => {
    clearTimeout(timers.current.get(key));
    timers.current.delete(key);
    setSettling((before) => without(before, key));
  };
  const now = async (key: string): Promise<void> => {
    end(key);
    setSettled((before) => new Set([...before, key]));
    await carryOut(key);
    setSettled((before) => without(before, key));
  };

  useEffect(() => {
    const finish = (): void => {
      for (const key of [...timers.current.keys()]) void now(key);
    };
    window.addEventListener('pagehide', finish);
    return () => {
      window.removeEventListener('pagehide', finish);
      finish();
    };
  }, []);

  return {
    settling,
    settled,
    settle: (key) => {
      setSettling((before) => new Set([...before, key]));
      timers.current.set(
        key,
        setTimeout(() => void now(key), UNDO_MS),
      );
    },
    undo: end,
  };
}

function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set([...keys].filter((other) => other !== key));
}
