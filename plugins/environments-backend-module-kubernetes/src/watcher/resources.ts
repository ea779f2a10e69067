import type { KubernetesKind } from '@flightdeck/plugin-environments-common';

/** How the API server serves a kind. */
export interface Resource {
  plural: string;
  /** API group, empty for the core. */
  group: string;
  /** Versions whose shape the projection reads, the best first. */
  versions: readonly string[];
}

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
};

export const kinds: readonly KubernetesKind[] = [
  'Pod',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'Service',
  'Ingress',
  'HorizontalPodAutoscaler',
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

/** As RBAC names it, for example `ingresses.networking.k8s.io`. */
export function qualifiedName({ plural, group }: Resource): string {
  return group ? `${plural}.${group}` : plural;
}
