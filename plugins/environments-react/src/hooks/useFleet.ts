import { useApi } from '@backstage/core-plugin-api';
import type { Fleet } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryKeys } from '../query/queryKeys';
import { POLL_MS, pollInterval, toLive, type Live } from './Live';

/**
 * The environments that the user may see, kept up to date.
 *
 * @public
 */
export function useFleet(): Live<Fleet> {
  const api = useApi(environmentsApiRef);
  return toLive(
    useQuery({
      queryKey: queryKeys.fleet,
      queryFn: ({ signal }) => api.getFleet({ signal }),
      refetchInterval: query => pollInterval(query.state.error, POLL_MS),
    }),
  );
}
