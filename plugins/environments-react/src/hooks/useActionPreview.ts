import { useApi } from '@backstage/core-plugin-api';
import type {
  ActionOrderInput,
  ActionPreview,
} from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryKeys } from '../query/queryKeys';
import { POLL_OBJECT_MS, pollInterval, toLive, type Live } from './Live';

/**
 * What an action would do, asked again now and then while it is on screen. Nothing of an earlier
 * look is shown: it is asked anew each time.
 *
 * @param ref - the entity ref of the environment
 * @param order - the action; nothing is asked while it is undefined
 *
 * @public
 */
export function useActionPreview(
  ref: string,
  order: ActionOrderInput | undefined,
): Live<ActionPreview> {
  const api = useApi(environmentsApiRef);
  return toLive(
    useQuery({
      queryKey: queryKeys.preview(ref, order),
      queryFn: ({ signal }) =>
        order
          ? api.delivery.previewAction(ref, order, { signal })
          : Promise.reject(new Error('There is no order to preview.')),
      enabled: order !== undefined,
      gcTime: 0,
      refetchInterval: ({ state }) => pollInterval(state.error, POLL_OBJECT_MS),
    }),
  );
}
