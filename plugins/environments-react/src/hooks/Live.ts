import type { UseQueryResult } from '@tanstack/react-query';
import { isDefinite, statusOf } from '../query/failures';

/**
 * Something that is read again and again.
 *
 * @public
 */
export interface Live<T> {
  /** The last answer; it stays while reading again fails. */
  data: T | undefined;
  /** Why the last attempt failed; undefined once one succeeds. */
  error: Error | undefined;
  /** When the backend last confirmed the data. */
  checkedAt: Date | undefined;
  /** Nothing is known yet, and nothing has failed. */
  isLoading: boolean;
  /** Reads again now. */
  refresh: () => void;
}

/** How often to read when no signal says that something changed. */
export const POLL_MS = 5_000;

/** How often to read a part of the page that the backend holds, when no signal comes. */
export const POLL_PART_MS = 15_000;

/** How often to read what costs the cluster a request. */
export const POLL_OBJECT_MS = 30_000;

/** How often to read while an operation runs. */
export const POLL_OPERATION_MS = 1_000;

const POLL_REFUSED_MS = 60_000;

/** The time to the next poll; a refusal is not asked about often. */
export function pollInterval(error: unknown, usual: number): number {
  return isDefinite(error) ? POLL_REFUSED_MS : usual;
}

/** What is needed of a query, whether it has pages or not. */
type QueryState<T> = Pick<
  UseQueryResult<T, Error>,
  'data' | 'error' | 'failureReason' | 'dataUpdatedAt' | 'isPending'
> & { refetch: () => void };

/** Reads the state of a query as {@link Live}. */
export function toLive<T>(query: QueryState<T>): Live<T> {
  const error = query.failureReason ?? query.error ?? undefined;
  const status = statusOf(error);
  // Who may no longer see it, or what is gone, must not be shown from memory.
  const withdrawn = status === 403 || status === 404;
  return {
    data: withdrawn ? undefined : query.data,
    error,
    checkedAt: query.dataUpdatedAt ? new Date(query.dataUpdatedAt) : undefined,
    isLoading: query.isPending && !error,
    refresh: () => {
      query.refetch();
    },
  };
}
