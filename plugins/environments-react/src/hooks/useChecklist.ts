import { useApi } from '@backstage/core-plugin-api';
import type { ChecklistAnswer } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryKeys } from '../query/queryKeys';
import { POLL_MS, pollInterval, toLive, type Live } from './Live';

/**
 * One checklist of an environment, kept up to date.
 *
 * @param ref - the entity ref of the environment
 * @param release - the key of a release; the one that comes next when undefined, else the one that
 *   runs
 * @param round - with a release: its checklist of that round; the last when undefined
 *
 * @public
 */
export function useChecklist(
  ref: string,
  release: string | undefined,
  round?: number,
): Live<ChecklistAnswer> {
  const api = useApi(environmentsApiRef);
  return toLive(
    useQuery({
      queryKey: queryKeys.checklist(ref, release, round),
      queryFn: ({ signal }) =>
        api.checklists.getChecklist(ref, { release, round, signal }),
      refetchInterval: ({ state }) => pollInterval(state.error, POLL_MS),
    }),
  );
}
