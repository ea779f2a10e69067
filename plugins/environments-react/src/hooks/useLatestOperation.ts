import { useApi } from '@backstage/core-plugin-api';
import type { Operation } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryKeys } from '../query/queryKeys';
import {
  POLL_MS,
  POLL_OPERATION_MS,
  pollInterval,
  toLive,
  type Live,
} from './Live';

/**
 * The newest operation of an environment, whoever started it. Its data is empty when there has
 * been none.
 *
 * @param ref - the entity ref of the environment
 *
 * @public
 */
export function useLatestOperation(ref: string): Live<Operation[]> {
  const api = useApi(environmentsApiRef);
  return toLive(
    useQuery({
      queryKey: queryKeys.latestOperation(ref),
      queryFn: async ({ signal }) =>
        (await api.delivery.listOperations(ref, { limit: 1, signal }))
          .operations,
      refetchInterval: ({ state }) =>
        pollInterval(
          state.error,
          state.data?.[0]?.state === 'running' ? POLL_OPERATION_MS : POLL_MS,
        ),
    }),
  );
}
