import { useApi } from '@backstage/core-plugin-api';
import type { IndicatorRange } from '@flightdeck/plugin-environments-common';
import { useQuery } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryKeys } from '../query/queryKeys';
import { pollInterval, toLive, type Live } from './Live';

/** A span is redrawn when a sixtieth of it has passed: finer steps are hardly seen. */
const REFRESHES_PER_SPAN = 60;
const MINUTE_MS = 60_000;

/**
 * An indicator over time, read again as often as the picture can change.
 *
 * @param ref - the entity ref of the environment
 * @param id - the indicator
 * @param minutes - the span up to now; one of `INDICATOR_RANGE_MINUTES`
 *
 * @public
 */
export function useIndicatorRange(
  ref: string,
  id: string,
  minutes: number,
): Live<IndicatorRange> {
  const api = useApi(environmentsApiRef);
  const every = (minutes * MINUTE_MS) / REFRESHES_PER_SPAN;
  return toLive(
    useQuery({
      queryKey: queryKeys.indicatorRange(ref, id, minutes),
      queryFn: ({ signal }) =>
        api.getIndicatorRange(ref, id, minutes, { signal }),
      staleTime: every,
      refetchOnWindowFocus: true,
      refetchInterval: ({ state }) => pollInterval(state.error, every),
    }),
  );
}
