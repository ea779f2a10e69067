import { useApi } from '@backstage/core-plugin-api';
import type { DeploymentList } from '@flightdeck/plugin-environments-common';
import { useInfiniteQuery } from '@tanstack/react-query';
import { environmentsApiRef, type DeploymentQuery } from '../api';
import { queryKeys } from '../query/queryKeys';
import { POLL_PART_MS, pollInterval, toLive, type Live } from './Live';

/**
 * Deployments, as many pages of them as were asked for.
 *
 * @public
 */
export interface Deployments extends Live<DeploymentList> {
  /** Older ones are there to be read. */
  hasMore: boolean;
  isLoadingMore: boolean;
  /** Reads the next page of older ones. */
  loadMore: () => void;
}

/**
 * The deployments of an environment, newest first, kept up to date and read page by page.
 *
 * @param ref - the entity ref of the environment; all that the caller may see when undefined
 * @param query - `limit` is the size of a page
 *
 * @public
 */
export function useDeployments(
  ref: string | undefined,
  query: Omit<DeploymentQuery, 'before'>,
): Deployments {
  const api = useApi(environmentsApiRef);
  const first: string | undefined = undefined;
  const queryKey =
    ref === undefined
      ? queryKeys.allDeployments(query)
      : queryKeys.deployments(ref, query);
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      api.delivery.listDeployments(
        ref,
        { ...query, before: pageParam },
        { signal },
      ),
    initialPageParam: first,
    getNextPageParam: (page: DeploymentList): string | undefined => page.next,
    select: ({ pages: read }): DeploymentList => ({
      ...read[read.length - 1],
      deployments: read.flatMap(({ deployments }) => deployments),
    }),
    // Another filter of the same environment may show the old rows until the new ones are there.
    placeholderData: (previous, previousQuery) =>
      previousQuery?.queryKey[2] === queryKey[2] ? previous : undefined,
    refetchInterval: ({ state }) => pollInterval(state.error, POLL_PART_MS),
  });
  return {
    ...toLive(pages),
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    loadMore: () => {
      pages.fetchNextPage();
    },
  };
}
