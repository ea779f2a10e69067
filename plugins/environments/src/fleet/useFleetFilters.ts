import { useCallback, useMemo } from 'react';
import { healthSchema } from '@flightdeck/plugin-environments-common';
import { useSearchParams } from 'react-router-dom';
import type { ConformanceFilter, FleetFilters } from './filterFleet';

const STANDINGS: readonly ConformanceFilter[] = [
  'deviates',
  'unknown',
  'conforms',
  'none',
];

/** The filters of the fleet board, kept in the address so that a view can be linked to. */
export function useFleetFilters(): {
  filters: FleetFilters;
  setFilters: (change: Partial<FleetFilters>) => void;
} {
  const [params, setParams] = useSearchParams();

  const filters = useMemo(() => {
    const asked = (params.get('health') ?? '').split(',');
    return {
      text: params.get('q') ?? '',
      health: healthSchema.options.filter(health => asked.includes(health)),
      owner: params.get('owner') ?? '',
      stage: params.get('stage') ?? '',
      conformance:
        STANDINGS.find(each => each === params.get('conformance')) ?? '',
    } as const;
  }, [params]);

  const setFilters = useCallback(
    (change: Partial<FleetFilters>) => {
      setParams(
        previous => {
          const next = new URLSearchParams(previous);
          const put = (key: string, value: string | undefined) => {
            if (value === '') {
              next.delete(key);
            } else if (value !== undefined) {
              next.set(key, value);
            }
          };
          put('q', change.text);
          put('health', change.health?.join(','));
          put('owner', change.owner);
          put('stage', change.stage);
          put('conformance', change.conformance);
          return next;
        },
        { replace: true },
      );
    },
    [setParams],
  );

  return { filters, setFilters };
}
