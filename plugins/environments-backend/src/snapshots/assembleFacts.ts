import type {
  Alert,
  Application,
  ConformanceFacts,
  EnvironmentDefinition,
  Hold,
  IndicatorReading,
  KubernetesKind,
  KubernetesObjects,
  KubernetesObjectTypes,
  PodUsage,
  RuleInPlace,
  VolumeUsage,
} from '@flightdeck/plugin-environments-common';
import type { SourceReading } from '@flightdeck/plugin-environments-node';

/** The readings of all sources as one set of facts. What no source told stays unknown. */
export function assembleFacts(
  environment: EnvironmentDefinition,
  readings: readonly SourceReading[],
): ConformanceFacts {
  return {
    environment,
    sources: readings
      .flatMap(({ statuses }) => statuses)
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    objects: mergeObjects(readings),
    applications: mergeApplications(environment, readings),
    indicators: join<IndicatorReading>(
      readings.map(({ indicators }) => indicators),
    ),
    usage: join<PodUsage>(readings.map(({ usage }) => usage)),
    volumes: join<VolumeUsage>(readings.map(({ volumes }) => volumes)),
    alerts: join<Alert>(readings.map(({ alerts }) => alerts)),
    holds: join<Hold>(readings.map(({ holds }) => holds)),
    alertingRules: join<RuleInPlace>(
      readings.map(({ alertingRules }) => alertingRules),
    ),
    namespaceLabels: mergeLabels(readings),
  };
}

/** Every kind is named, so that a new one that is forgotten here does not compile. */
type EveryKind = {
  [Kind in KubernetesKind]: readonly KubernetesObjectTypes[Kind][] | undefined;
};

function mergeObjects(
  readings: readonly SourceReading[],
): KubernetesObjects & EveryKind {
  const merge = <Kind extends KubernetesKind>(kind: Kind) =>
    join<KubernetesObjectTypes[Kind]>(
      readings.map(({ objects }) => objects?.[kind]),
    );
  return {
    Pod: merge('Pod'),
    Deployment: merge('Deployment'),
    ReplicaSet: merge('ReplicaSet'),
    StatefulSet: merge('StatefulSet'),
    Service: merge('Service'),
    Ingress: merge('Ingress'),
    HorizontalPodAutoscaler: merge('HorizontalPodAutoscaler'),
    Event: merge('Event'),
    DaemonSet: merge('DaemonSet'),
    Job: merge('Job'),
    CronJob: merge('CronJob'),
    EndpointSlice: merge('EndpointSlice'),
    NetworkPolicy: merge('NetworkPolicy'),
    PersistentVolumeClaim: merge('PersistentVolumeClaim'),
    PodDisruptionBudget: merge('PodDisruptionBudget'),
    ResourceQuota: merge('ResourceQuota'),
    Node: merge('Node'),
    Secret: merge('Secret'),
    ConfigMap: merge('ConfigMap'),
    LimitRange: merge('LimitRange'),
    StorageClass: merge('StorageClass'),
    PersistentVolume: merge('PersistentVolume'),
    IngressClass: merge('IngressClass'),
    ServiceAccount: merge('ServiceAccount'),
    Certificate: merge('Certificate'),
    Rollout: merge('Rollout'),
    ExternalSecret: merge('ExternalSecret'),
    ScaledObject: merge('ScaledObject'),
    HTTPRoute: merge('HTTPRoute'),
  };
}

/** An environment that names no application is known to have none, whoever is silent. */
function mergeApplications(
  environment: EnvironmentDefinition,
  readings: readonly SourceReading[],
): readonly Application[] | undefined {
  const told = join<Application>(
    readings.map(({ applications }) => applications),
  );
  return told ?? (environment.applications.length === 0 ? [] : undefined);
}

function mergeLabels(
  readings: readonly SourceReading[],
): ConformanceFacts['namespaceLabels'] {
  const told = readings
    .map(({ namespaceLabels }) => namespaceLabels)
    .filter(labels => labels !== undefined);
  return told.length > 1
    ? Object.fromEntries(told.flatMap(labels => Object.entries(labels)))
    : told[0];
}

function join<T>(
  parts: readonly (readonly T[] | undefined)[],
): readonly T[] | undefined {
  const told = parts.filter(part => part !== undefined);
  // The usual case, one teller, costs no copy of thousands of objects.
  return told.length > 1 ? told.flat() : told[0];
}
