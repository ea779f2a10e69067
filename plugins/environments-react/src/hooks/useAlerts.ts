import { useApi } from '@backstage/core-plugin-api';
import type { AlertList } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryKeys } from '../query/queryKeys';
import { POLL_PART_MS, pollInterval, toLive, type Live } from './Live';

/**
 * The alerts of an environment and the rules that would raise them, kept up to date.
 *
 * @param ref - the entity ref of the environment
 *
 * @public
 */
export function useAlerts(ref: string): Live<AlertList> {
  const api = useApi(environmentsApiRef);
  return toLive(
    useQuery({
      queryKey: queryKeys.alerts(ref),
      queryFn: ({ signal }) => api.getAlerts(ref, { signal }),
      refetchInterval: ({ state }) => pollInterval(state.error, POLL_PART_MS),
    }),
  );
}
