import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  readHistoryFilters,
  writeHistoryFilters,
  type HistoryFilters,
} from './HistoryFilters';

/** The filters of the history, kept in the address so that what was found can be passed on. */
export function useHistoryFilters(): {
  filters: HistoryFilters;
  change: (change: Partial<HistoryFilters>) => void;
} {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readHistoryFilters(params), [params]);
  const change = useCallback(
    (next: Partial<HistoryFilters>) =>
      setParams(
        before =>
          writeHistoryFilters(
            { ...readHistoryFilters(before), ...next },
            before,
          ),
        { replace: true },
      ),
    [setParams],
  );
  return { filters, change };
}
