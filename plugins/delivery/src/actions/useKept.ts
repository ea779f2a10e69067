import { useEffect, useState } from 'react';

/** What a value was when it last was known: what is on screen stays while it is asked for again. */
export function useKept<T>(value: T | undefined): T | undefined {
  const [kept, setKept] = useState(value);
  useEffect(() => {
    if (value !== undefined) {
      setKept(value);
    }
  }, [value]);
  return value ?? kept;
}
