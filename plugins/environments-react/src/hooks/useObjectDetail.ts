import { useApi } from '@backstage/core-plugin-api';
import type { ObjectDetail } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef, type ObjectName } from '../api';
import { queryKeys } from '../query/queryKeys';
import { POLL_OBJECT_MS, pollInterval, toLive, type Live } from './Live';

/**
 * One object of an environment, read from its cluster while it is on screen. Nothing is read when
 * no object is named.
 *
 * @param ref - the entity ref of the environment
 *
 * @public
 */
export function useObjectDetail(
  ref: string,
  object: ObjectName | undefined,
  options: { once?: boolean } = {},
): Live<ObjectDetail> {
  const api = useApi(environmentsApiRef);
  return toLive(
    useQuery({
      queryKey: queryKeys.object(ref, object ?? { kind: '', name: '' }),
      queryFn: ({ signal }) => {
        if (!object) {
          throw new Error('No object was named.');
        }
        return api.getObject(ref, object, { signal });
      },
      enabled: object !== undefined,
      staleTime: options.once ? Infinity : 0,
      refetchInterval: ({ state }) =>
        options.once ? false : pollInterval(state.error, POLL_OBJECT_MS),
    }),
  );
}
