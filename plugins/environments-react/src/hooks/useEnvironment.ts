import { useApi } from '@backstage/core-plugin-api';
import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryKeys } from '../query/queryKeys';
import { POLL_MS, pollInterval, toLive, type Live } from './Live';

/**
 * The state of one environment, kept up to date.
 *
 * @param ref - its entity ref
 *
 * @public
 */
export function useEnvironment(ref: string): Live<EnvironmentSnapshot> {
  const api = useApi(environmentsApiRef);
  const queryKey = queryKeys.environment(ref);
  return toLive(
    useQuery({
      queryKey,
      queryFn: ({ client, signal }) =>
        api.getEnvironment(ref, {
          signal,
          known: client.getQueryData<EnvironmentSnapshot>(queryKey),
        }),
      refetchInterval: query => pollInterval(query.state.error, POLL_MS),
    }),
  );
}
