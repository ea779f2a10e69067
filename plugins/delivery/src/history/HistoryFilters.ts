import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';

/** The spans of time to choose from, in days. */
export const PERIOD_DAYS = [1, 7, 30, 90] as const;

const RESULTS = ['running', 'succeeded', 'failed', 'unknown'] as const;

/** Which deployments are looked at; all of them when nothing is said. */
export interface HistoryFilters {
  text?: string;
  result?: DeploymentRecord['result'];
  /** Only those of the last so many days. */
  days?: number;
}

/** Reads the filters from an address; what cannot be read counts as not said. */
export function readHistoryFilters(params: URLSearchParams): HistoryFilters {
  return {
    text: params.get('text')?.trim() || undefined,
    result: RESULTS.find(result => result === params.get('result')),
    days: PERIOD_DAYS.find(days => String(days) === params.get('days')),
  };
}

/** Writes the filters into an address, beside what others keep there. */
export function writeHistoryFilters(
  filters: HistoryFilters,
  others: URLSearchParams,
): URLSearchParams {
  const params = new URLSearchParams(others);
  for (const name of ['text', 'result', 'days'] as const) {
    const value = filters[name];
    if (value === undefined || value === '') {
      params.delete(name);
    } else {
      params.set(name, String(value));
    }
  }
  return params;
}

const DAY_MS = 86_400_000;

/**
 * The records of a period, out of a list that is in order, newest first.
 *
 * @returns the records, and whether the list goes beyond the period: then older pages have none
 */
export function withinPeriod(
  records: readonly DeploymentRecord[],
  days: number | undefined,
  now: Date,
): { records: readonly DeploymentRecord[]; isWhole: boolean } {
  if (days === undefined) {
    return { records, isWhole: false };
  }
  const begin = now.getTime() - days * DAY_MS;
  const within = records.filter(
    ({ startedAt }) => Date.parse(startedAt) >= begin,
  );
  return { records: within, isWhole: within.length < records.length };
}
