import { useApi } from '@backstage/core-plugin-api';
import type { EnvironmentConformance } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryKeys } from '../query/queryKeys';
import { POLL_PART_MS, pollInterval, toLive, type Live } from './Live';

/**
 * How an environment stands against its blueprint, kept up to date.
 *
 * @param ref - the entity ref of the environment
 *
 * @public
 */
export function useConformance(ref: string): Live<EnvironmentConformance> {
  const api = useApi(environmentsApiRef);
  const queryKey = queryKeys.conformance(ref);
  return toLive(
    useQuery({
      queryKey,
      queryFn: ({ client, signal }) =>
        api.getConformance(ref, {
          signal,
          known: client.getQueryData<EnvironmentConformance>(queryKey),
        }),
      refetchInterval: ({ state }) => pollInterval(state.error, POLL_PART_MS),
    }),
  );
}
