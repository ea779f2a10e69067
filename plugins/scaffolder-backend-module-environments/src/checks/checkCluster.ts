import type {
  ClusterDescription,
  OptionalKind,
} from '@flightdeck/plugin-environments-common';
import type { ClusterDirectory } from '@flightdeck/plugin-environments-node';
import { findDemands } from './findDemands';
import type { ServiceProblem } from './ServiceProblem';
import type { ServiceSubject } from './ServiceSubject';

/** The answer that decides whether a kind is needed. */
const KIND_FIELDS: Record<OptionalKind, string> = {
  ExternalSecret: 'secrets.provider',
  InfisicalSecret: 'secrets.provider',
  Certificate: 'exposure.issuer',
  PrometheusRule: 'placement.cluster',
  ServiceMonitor: 'placement.cluster',
  VerticalPodAutoscaler: 'verticalAutoscaling',
  Rollout: 'strategy',
};

/** Whether the cluster has what the service needs of it. */
export async function checkCluster(
  subject: ServiceSubject,
  directory: ClusterDirectory,
): Promise<ServiceProblem[]> {
  const field = 'placement.cluster';
  const described = await directory.describe({ signal: subject.signal });
  if (described.state !== 'ok') {
    return [{ field, message: described.message, severity: 'unknown' }];
  }
  const demands = findDemands([...subject.manifests.values()].flat());
  const names = (items: readonly { name: string }[] | undefined) =>
    items?.map(({ name }) => name);
  const who = `Cluster '${described.cluster}'`;
  const lists = [
    {
      field: 'sizes.storageClass',
      what: 'storage class',
      wanted: demands.storageClasses,
      known: names(described.storageClasses),
    },
    {
      field: 'exposure.ingressClass',
      what: 'ingress class',
      wanted: demands.ingressClasses,
      known: names(described.ingressClasses),
    },
    {
      field: 'exposure.issuer',
      what: 'ClusterIssuer',
      wanted: demands.issuers,
      known: described.issuers,
    },
    {
      field: 'secrets.store',
      what: 'ClusterSecretStore',
      wanted: demands.secretStores,
      known: described.secretStores,
    },
  ];
  return [
    ...checkKinds(who, demands.kinds, described),
    ...lists.flatMap(list => checkList(who, list)),
  ];
}

function checkKinds(
  who: string,
  kinds: readonly OptionalKind[],
  { served }: ClusterDescription,
): ServiceProblem[] {
  return kinds.flatMap((kind): ServiceProblem[] => {
    const field = KIND_FIELDS[kind];
    switch (served[kind]) {
      case true:
        return [];
      case false: {
        const message = `${who} does not serve ${kind}, which this service needs.`;
        return [{ field, message, severity: 'error' }];
      }
      default: {
        const message = `${who} does not tell whether it serves ${kind}.`;
        return [{ field, message, severity: 'warning' }];
      }
    }
  });
}

function checkList(
  who: string,
  list: {
    field: string;
    what: string;
    wanted: readonly string[];
    known: readonly string[] | undefined;
  },
): ServiceProblem[] {
  const { field, what, wanted, known } = list;
  return wanted.flatMap((name): ServiceProblem[] => {
    if (!known) {
      const message = `${who} does not tell whether it has the ${what} ${name}.`;
      return [{ field, message, severity: 'warning' }];
    }
    if (known.includes(name)) {
      return [];
    }
    const message = `${who} has no ${what} ${name}; it has: ${
      known.join(', ') || 'none'
    }.`;
    return [{ field, message, severity: 'error' }];
  });
}
