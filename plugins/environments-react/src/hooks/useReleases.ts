import { useApi } from '@backstage/core-plugin-api';
import type { ReleaseBoard } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryKeys } from '../query/queryKeys';
import { POLL_PART_MS, pollInterval, toLive, type Live } from './Live';

/**
 * Which release is in which environment of a system, kept up to date.
 *
 * @param systemRef - the entity ref of the system
 *
 * @public
 */
export function useReleases(systemRef: string): Live<ReleaseBoard> {
  const api = useApi(environmentsApiRef);
  return toLive(
    useQuery({
      queryKey: queryKeys.releases(systemRef),
      queryFn: ({ signal }) => api.delivery.getReleases(systemRef, { signal }),
      refetchInterval: ({ state }) => pollInterval(state.error, POLL_PART_MS),
    }),
  );
}
