import { useApi } from '@backstage/core-plugin-api';
import type { Operation } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryKeys } from '../query/queryKeys';
import { pollInterval, POLL_OPERATION_MS, toLive, type Live } from './Live';

/**
 * One operation, followed until it has ended.
 *
 * @param ref - the entity ref of the environment
 * @param id - the operation; nothing is read while it is undefined
 *
 * @public
 */
export function useOperation(
  ref: string,
  id: string | undefined,
): Live<Operation> {
  const api = useApi(environmentsApiRef);
  return toLive(
    useQuery({
      queryKey: queryKeys.operation(ref, id ?? ''),
      queryFn: ({ signal }) =>
        api.delivery.getOperation(ref, id ?? '', { signal }),
      enabled: id !== undefined,
      refetchInterval: ({ state }) =>
        state.data && state.data.state !== 'running'
          ? false
          : pollInterval(state.error, POLL_OPERATION_MS),
    }),
  );
}
