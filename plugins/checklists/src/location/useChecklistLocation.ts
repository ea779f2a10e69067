import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  changeChecklistLocation,
  readChecklistLocation,
  writeChecklistLocation,
  type ChecklistLocation,
} from './checklistSearch';

/** What is shown of checklists, kept in the address so that it can be passed on. */
export function useChecklistLocation(): {
  location: ChecklistLocation;
  change: (change: Partial<ChecklistLocation>) => void;
  /** The `to` of a link that changes what is shown. */
  linkTo: (change: Partial<ChecklistLocation>) => string;
} {
  const [params, setParams] = useSearchParams();
  const location = useMemo(() => readChecklistLocation(params), [params]);
  const change = useCallback(
    (next: Partial<ChecklistLocation>) =>
      setParams(
        before =>
          writeChecklistLocation(
            changeChecklistLocation(readChecklistLocation(before), next),
            before,
          ),
        { replace: true },
      ),
    [setParams],
  );
  const linkTo = useCallback(
    (next: Partial<ChecklistLocation>) =>
      `?${writeChecklistLocation(
        changeChecklistLocation(location, next),
        params,
      )}`,
    [location, params],
  );
  return { location, change, linkTo };
}
