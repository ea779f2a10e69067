import { useApi } from '@backstage/core-plugin-api';
import type { Inventory } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryKeys } from '../query/queryKeys';
import { POLL_PART_MS, pollInterval, toLive, type Live } from './Live';

/**
 * What an environment has beside its workloads, and what its workloads use; kept up to date.
 *
 * @param ref - the entity ref of the environment
 *
 * @public
 */
export function useInventory(ref: string): Live<Inventory> {
  const api = useApi(environmentsApiRef);
  return toLive(
    useQuery({
      queryKey: queryKeys.inventory(ref),
      queryFn: ({ signal }) => api.getInventory(ref, { signal }),
      refetchInterval: ({ state }) => pollInterval(state.error, POLL_PART_MS),
    }),
  );
}
