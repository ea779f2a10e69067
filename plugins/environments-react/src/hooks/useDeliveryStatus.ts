import { useApi } from '@backstage/core-plugin-api';
import type { DeliveryStatus } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryKeys } from '../query/queryKeys';
import { POLL_MS, pollInterval, toLive, type Live } from './Live';

/**
 * What bears on every action on an environment, kept up to date: its hold, the windows,
 * maintenance, what runs, and the caller's rights.
 *
 * @param ref - the entity ref of the environment
 *
 * @public
 */
export function useDeliveryStatus(ref: string): Live<DeliveryStatus> {
  const api = useApi(environmentsApiRef);
  return toLive(
    useQuery({
      queryKey: queryKeys.deliveryStatus(ref),
      queryFn: ({ signal }) => api.delivery.getStatus(ref, { signal }),
      refetchInterval: ({ state }) => pollInterval(state.error, POLL_MS),
    }),
  );
}
