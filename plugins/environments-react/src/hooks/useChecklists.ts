import { useApi } from '@backstage/core-plugin-api';
import type { ChecklistList } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryKeys } from '../query/queryKeys';
import { POLL_PART_MS, pollInterval, toLive, type Live } from './Live';

/**
 * The checklists of an environment, newest first, kept up to date.
 *
 * @param ref - the entity ref of the environment
 *
 * @public
 */
export function useChecklists(ref: string): Live<ChecklistList> {
  const api = useApi(environmentsApiRef);
  return toLive(
    useQuery({
      queryKey: queryKeys.checklistList(ref),
      queryFn: ({ signal }) => api.checklists.listChecklists(ref, { signal }),
      refetchInterval: ({ state }) => pollInterval(state.error, POLL_PART_MS),
    }),
  );
}
