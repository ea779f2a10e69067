import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import type { FetchApi } from '@backstage/frontend-plugin-api';
import type {
  ClusterDescription,
  ClusterList,
  DeliveryInstanceList,
  GitHostList,
  MetricsInstanceList,
  NamespaceDescription,
  ServiceNameAnswer,
} from '@flightdeck/plugin-environments-common';
import { useQueries, useQuery } from '@tanstack/react-query';
import { ServiceTargetsClient } from '../api/ServiceTargetsClient';
import { toLive, type Live } from './Live';

const clients = new WeakMap<FetchApi, ServiceTargetsClient>();

/** What is configured changes when the backend starts anew. */
const CONFIGURED_MS = 60_000;
/** The backend shares its answers for some seconds, too. */
const ASKED_MS = 10_000;

function useClient(): ServiceTargetsClient {
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  let client = clients.get(fetchApi);
  if (!client) {
    client = new ServiceTargetsClient({ discoveryApi, fetchApi });
    clients.set(fetchApi, client);
  }
  return client;
}

const keyOf = (...parts: string[]) => ['flightdeck', 'targets', ...parts];

function namespaceQuery(
  client: ServiceTargetsClient,
  cluster: string,
  name: string,
) {
  return {
    queryKey: keyOf('namespace', cluster, name),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      client.getNamespace(cluster, name, { signal }),
    enabled: cluster !== '' && name !== '',
    staleTime: ASKED_MS,
  };
}

/**
 * The clusters of the configuration.
 *
 * @public
 */
export function useClusters(): Live<ClusterList> {
  const client = useClient();
  return toLive(
    useQuery({
      queryKey: keyOf('clusters'),
      queryFn: ({ signal }) => client.getClusters({ signal }),
      staleTime: CONFIGURED_MS,
    }),
  );
}

/**
 * What a cluster offers; nothing is asked without a name.
 *
 * @public
 */
export function useCluster(name: string | undefined): Live<ClusterDescription> {
  const client = useClient();
  return toLive(
    useQuery({
      queryKey: keyOf('cluster', name ?? ''),
      queryFn: ({ signal }) => client.getCluster(name ?? '', { signal }),
      enabled: Boolean(name),
      staleTime: ASKED_MS,
    }),
  );
}

/**
 * What is known of namespaces of a cluster, in the order of their names; nothing is asked without a
 * cluster, nor for an empty name.
 *
 * @public
 */
export function useNamespaces(
  cluster: string | undefined,
  names: readonly string[],
): Live<NamespaceDescription>[] {
  const client = useClient();
  return useQueries({
    queries: names.map(name => namespaceQuery(client, cluster ?? '', name)),
  }).map(toLive);
}

/**
 * The Argo CD instances, and the clusters that they deliver to.
 *
 * @public
 */
export function useDeliveryInstances(): Live<DeliveryInstanceList> {
  const client = useClient();
  return toLive(
    useQuery({
      queryKey: keyOf('delivery'),
      queryFn: ({ signal }) => client.getDeliveryInstances({ signal }),
      staleTime: ASKED_MS,
    }),
  );
}

/**
 * The Prometheus instances of the configuration.
 *
 * @public
 */
export function useMetricsInstances(): Live<MetricsInstanceList> {
  const client = useClient();
  return toLive(
    useQuery({
      queryKey: keyOf('metrics'),
      queryFn: ({ signal }) => client.getMetricsInstances({ signal }),
      staleTime: CONFIGURED_MS,
    }),
  );
}

/**
 * Where repositories can be made over plain git.
 *
 * @public
 */
export function useGitHosts(): Live<GitHostList> {
  const client = useClient();
  return toLive(
    useQuery({
      queryKey: keyOf('git-hosts'),
      queryFn: ({ signal }) => client.getGitHosts({ signal }),
      staleTime: CONFIGURED_MS,
    }),
  );
}

/**
 * What has a name already that a service would need; nothing is asked without a name.
 *
 * @param name - one that a service can have
 * @param instance - the Argo CD instance that would deliver it; all of them when absent
 *
 * @public
 */
export function useServiceName(
  name: string | undefined,
  instance?: string,
): Live<ServiceNameAnswer> {
  const client = useClient();
  return toLive(
    useQuery({
      queryKey: keyOf('name', name ?? '', instance ?? ''),
      queryFn: ({ signal }) =>
        client.getServiceName(name ?? '', { instance, signal }),
      enabled: Boolean(name),
      staleTime: ASKED_MS,
    }),
  );
}
