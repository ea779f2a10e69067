import { useApi } from '@backstage/core-plugin-api';
import type { DoraReport } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryKeys } from '../query/queryKeys';
import { POLL_OBJECT_MS, pollInterval, toLive, type Live } from './Live';

/**
 * The four figures of DORA of an environment, kept up to date.
 *
 * @param ref - the entity ref of the environment
 * @param days - up to now
 *
 * @public
 */
export function useDora(ref: string, days: number): Live<DoraReport> {
  const api = useApi(environmentsApiRef);
  return toLive(
    useQuery({
      queryKey: queryKeys.dora(ref, days),
      queryFn: ({ signal }) => api.delivery.getDora(ref, days, { signal }),
      refetchInterval: ({ state }) => pollInterval(state.error, POLL_OBJECT_MS),
    }),
  );
}

/**
 * The four figures of DORA of a system and of each of its environments, kept up to date.
 *
 * @param systemRef - the entity ref of the system
 * @param days - up to now
 *
 * @public
 */
export function useSystemDora(
  systemRef: string,
  days: number,
): Live<DoraReport> {
  const api = useApi(environmentsApiRef);
  return toLive(
    useQuery({
      queryKey: queryKeys.dora(systemRef, days),
      queryFn: ({ signal }) =>
        api.delivery.getSystemDora(systemRef, days, { signal }),
      refetchInterval: ({ state }) => pollInterval(state.error, POLL_OBJECT_MS),
    }),
  );
}
