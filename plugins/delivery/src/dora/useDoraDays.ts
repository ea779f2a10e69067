import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The spans that the figures are told for, in days. */
export const DORA_DAYS = [7, 30, 90] as const;

const USUAL_DAYS = 30;

/** The span that is looked at, kept in the address. */
export function useDoraDays(): [number, (days: number) => void] {
  const [params, setParams] = useSearchParams();
  const days =
    DORA_DAYS.find(each => String(each) === params.get('dora')) ?? USUAL_DAYS;
  const change = useCallback(
    (next: number) =>
      setParams(
        before => {
          const after = new URLSearchParams(before);
          if (next === USUAL_DAYS) {
            after.delete('dora');
          } else {
            after.set('dora', String(next));
          }
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [days, change];
}
