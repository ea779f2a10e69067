import { useEffect, useState } from 'react';

/** How long a person pauses who has finished typing a word. */
const PAUSE_MS = 400;

/** A value that is the last one once it has not changed for a while. */
export function useSettled<T>(value: T, pauseMs = PAUSE_MS): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
