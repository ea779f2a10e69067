import { useApi } from '@backstage/core-plugin-api';
import type { ChecklistEvents } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryKeys } from '../query/queryKeys';
import { POLL_PART_MS, pollInterval, toLive, type Live } from './Live';

/**
 * What happened to the checklist of a release, oldest first, kept up to date.
 *
 * @param ref - the entity ref of the environment
 * @param release - the key of the release
 *
 * @public
 */
export function useChecklistEvents(
  ref: string,
  release: string,
): Live<ChecklistEvents> {
  const api = useApi(environmentsApiRef);
  return toLive(
    useQuery({
      queryKey: queryKeys.checklistEvents(ref, release),
      queryFn: ({ signal }) =>
        api.checklists.listEvents(ref, release, { signal }),
      refetchInterval: ({ state }) => pollInterval(state.error, POLL_PART_MS),
    }),
  );
}
