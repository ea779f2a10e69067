import { useApi } from '@backstage/core-plugin-api';
import type { EventList } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef, type EventQuery } from '../api';
import { queryKeys } from '../query/queryKeys';
import { POLL_PART_MS, pollInterval, toLive, type Live } from './Live';

/**
 * The events of the cluster about an environment, newest first, kept up to date.
 *
 * @param ref - the entity ref of the environment
 *
 * @public
 */
export function useEvents(ref: string, query: EventQuery): Live<EventList> {
  const api = useApi(environmentsApiRef);
  return toLive(
    useQuery({
      queryKey: queryKeys.events(ref, query),
      queryFn: ({ signal }) => api.getEvents(ref, query, { signal }),
      refetchInterval: ({ state }) => pollInterval(state.error, POLL_PART_MS),
      // Another filter of the same environment may show the old rows until the new ones are there.
      placeholderData: (previous, previousQuery) =>
        previousQuery?.queryKey[2] === ref ? previous : undefined,
    }),
  );
}
