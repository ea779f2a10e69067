import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  readActionTarget,
  withActionTarget,
  type ActionTarget,
} from './ActionTarget';

/**
 * The action or the operation that the page offers to lead through, and ways to change it. It is
 * kept in the address, so that a link can be passed on and a reload comes back to it.
 *
 * @public
 */
export interface ActionLocation {
  target: ActionTarget | undefined;
  /** The id of the operation that is followed. */
  operationId: string | undefined;
  /** Offers an action. */
  open: (target: ActionTarget) => void;
  /** Follows an operation, in the place of the action that started it. */
  follow: (operationId: string) => void;
  close: () => void;
  /** The `to` of a link that offers an action on this page. */
  linkTo: (target: ActionTarget) => string;
}

/**
 * Reads and changes the action that the page at hand offers.
 *
 * @public
 */
export function useActionLocation(): ActionLocation {
  const [params, setParams] = useSearchParams();
  const target = useMemo(() => readActionTarget(params), [params]);

  const open = useCallback(
    (next: ActionTarget) => setParams(before => withActionTarget(before, next)),
    [setParams],
  );
  const follow = useCallback(
    (id: string) =>
      setParams(
        before => {
          const next = withActionTarget(before, undefined);
          next.set('operation', id);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const close = useCallback(
    () =>
      setParams(before => withActionTarget(before, undefined), {
        replace: true,
      }),
    [setParams],
  );
  const linkTo = useCallback(
    (next: ActionTarget) => `?${withActionTarget(params, next)}`,
    [params],
  );
  return {
    target,
    operationId: params.get('operation') || undefined,
    open,
    follow,
    close,
    linkTo,
  };
}
