import type { KubernetesKind } from '@flightdeck/plugin-environments-common';

/** How the API server serves a kind. */
export interface Resource {
  plural: string;
  /** API group, empty for the core. */
  group: string;
  /** Versions whose shape the projection reads, the best first. */
  versions: readonly string[];
  /** Its objects are in no namespace. */
  clusterScoped?: true;
  /** Defined by a CustomResourceDefinition: a cluster may do without it, and then has none. */
  custom?: true;
  /** Facts that an environment can do without: where they cannot be read, that is only a gap. */
  supplementary?: true;
  /** Leaves out objects that nobody needs. */
  fieldSelector?: string;
  /** Objects a page of a list, where they can be large. */
  pageSize?: number;
}

/** Where the store keeps objects that are in no namespace. */
export const NO_NAMESPACE = '';

export const resources: { readonly [Kind in KubernetesKind]: Resource } = {
  Pod: { plural: 'pods', group: '', versions: ['v1'] },
  Deployment: { plural: 'deployments', group: 'apps', versions: ['v1'] },
  ReplicaSet: { plural: 'replicasets', group: 'apps', versions: ['v1'] },
  StatefulSet: { plural: 'statefulsets', group: 'apps', versions: ['v1'] },
  Service: { plural: 'services', group: '', versions: ['v1'] },
  Ingress: {
    plural: 'ingresses',
    group: 'networking.k8s.io',
    versions: ['v1'],
  },
  HorizontalPodAutoscaler: {
    plural: 'horizontalpodautoscalers',
    group: 'autoscaling',
    // v1 keeps the conditions in an annotation, as text.
    versions: ['v2', 'v2beta2'],
  },
  Event: { plural: 'events', group: '', versions: ['v1'] },
  DaemonSet: {
    plural: 'daemonsets',
    group: 'apps',
    versions: ['v1'],
    supplementary: true,
  },
  Job: {
    plural: 'jobs',
    group: 'batch',
    versions: ['v1'],
    supplementary: true,
  },
  CronJob: {
    plural: 'cronjobs',
    group: 'batch',
    versions: ['v1', 'v1beta1'],
    supplementary: true,
  },
  PersistentVolumeClaim: {
    plural: 'persistentvolumeclaims',
    group: '',
    versions: ['v1'],
    supplementary: true,
  },
  PodDisruptionBudget: {
    plural: 'poddisruptionbudgets',
    group: 'policy',
    versions: ['v1', 'v1beta1'],
    supplementary: true,
  },
  ResourceQuota: {
    plural: 'resourcequotas',
    group: '',
    versions: ['v1'],
    supplementary: true,
  },
  EndpointSlice: {
    plural: 'endpointslices',
    group: 'discovery.k8s.io',
    versions: ['v1', 'v1beta1'],
    supplementary: true,
  },
  NetworkPolicy: {
    plural: 'networkpolicies',
    group: 'networking.k8s.io',
    versions: ['v1'],
    supplementary: true,
  },
  Node: {
    plural: 'nodes',
    group: '',
    versions: ['v1'],
    clusterScoped: true,
    supplementary: true,
  },
  Secret: {
    plural: 'secrets',
    group: '',
    versions: ['v1'],
    supplementary: true,
    // Each holds a whole release, up to a mebibyte, and no Pod uses it.
    fieldSelector: 'type!=helm.sh/release.v1',
    pageSize: 50,
  },
  ConfigMap: {
    plural: 'configmaps',
    group: '',
    versions: ['v1'],
    supplementary: true,
    pageSize: 50,
  },
  LimitRange: {
    plural: 'limitranges',
    group: '',
    versions: ['v1'],
    supplementary: true,
  },
  ServiceAccount: {
    plural: 'serviceaccounts',
    group: '',
    versions: ['v1'],
    supplementary: true,
  },
  StorageClass: {
    plural: 'storageclasses',
    group: 'storage.k8s.io',
    versions: ['v1'],
    clusterScoped: true,
    supplementary: true,
  },
  PersistentVolume: {
    plural: 'persistentvolumes',
    group: '',
    versions: ['v1'],
    clusterScoped: true,
    supplementary: true,
  },
  IngressClass: {
    plural: 'ingressclasses',
    group: 'networking.k8s.io',
    versions: ['v1'],
    clusterScoped: true,
    supplementary: true,
  },
  Certificate: {
    plural: 'certificates',
    group: 'cert-manager.io',
    versions: ['v1'],
    custom: true,
    supplementary: true,
  },
  Rollout: {
    plural: 'rollouts',
    group: 'argoproj.io',
    versions: ['v1alpha1'],
    custom: true,
    supplementary: true,
  },
  ExternalSecret: {
    plural: 'externalsecrets',
    group: 'external-secrets.io',
    versions: ['v1', 'v1beta1'],
    custom: true,
    supplementary: true,
  },
  ScaledObject: {
    plural: 'scaledobjects',
    group: 'keda.sh',
    versions: ['v1alpha1'],
    custom: true,
    supplementary: true,
  },
  HTTPRoute: {
    plural: 'httproutes',
    group: 'gateway.networking.k8s.io',
    versions: ['v1'],
    custom: true,
    supplementary: true,
  },
};

export const kinds: readonly KubernetesKind[] = [
  'Pod',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Service',
  'EndpointSlice',
  'Ingress',
  'NetworkPolicy',
  'HorizontalPodAutoscaler',
  'PodDisruptionBudget',
  'PersistentVolumeClaim',
  'ResourceQuota',
  'LimitRange',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'Node',
  'StorageClass',
  'PersistentVolume',
  'IngressClass',
  'Certificate',
  'Rollout',
  'ExternalSecret',
  'ScaledObject',
  'HTTPRoute',
  'Event',
];

/** The path of a collection: of one namespace, or of all. */
export function resourcePath(
  resource: Resource,
  version: string,
  namespace: string | undefined,
): string {
  const root = resource.group
    ? `/apis/${resource.group}/${version}`
    : `/api/${version}`;
  return namespace === undefined
    ? `${root}/${resource.plural}`
    : `${root}/namespaces/${encodeURIComponent(namespace)}/${resource.plural}`;
}

export function isClusterScoped(kind: KubernetesKind): boolean {
  return resources[kind].clusterScoped ?? false;
}

export function isCustom(kind: KubernetesKind): boolean {
  return resources[kind].custom ?? false;
}

/** As RBAC names it, for example `ingresses.networking.k8s.io`. */
export function qualifiedName({ plural, group }: Resource): string {
  return group ? `${plural}.${group}` : plural;
}
