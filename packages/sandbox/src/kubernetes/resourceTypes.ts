/** What the API server knows of a kind. */
export interface ResourceType {
  /** API group; the empty string is the core group. */
  group: string;
  version: string;
  kind: string;
  plural: string;
  singular: string;
  shortNames: readonly string[];
  categories: readonly string[];
  namespaced: boolean;
  /** Served below an object, besides the object itself. */
  subresources: readonly Subresource[];
}

export type Subresource = 'status' | 'scale' | 'log';

type Extra = Partial<
  Pick<
    ResourceType,
    'shortNames' | 'categories' | 'namespaced' | 'subresources'
  >
>;

const ALL = { categories: ['all'] } as const;
const STATUS = { subresources: ['status'] } as const;
const SCALED = { subresources: ['status', 'scale'] } as const;
const CLUSTER_WIDE = { namespaced: false } as const;

function type(
  groupVersion: string,
  kind: string,
  plural: string,
  extra: Extra = {},
): ResourceType {
  const [group, version] = groupVersion.includes('/')
    ? groupVersion.split('/')
    : ['', groupVersion];
  return {
    group,
    version,
    kind,
    plural,
    singular: kind.toLocaleLowerCase('en-US'),
    shortNames: [],
    categories: [],
    namespaced: true,
    subresources: [],
    ...extra,
  };
}

const RBAC = 'rbac.authorization.k8s.io/v1';
const ARGO = 'argoproj.io/v1alpha1';

/** Every kind that the sandbox always serves. */
export const resourceTypes: readonly ResourceType[] = [
  type('v1', 'Namespace', 'namespaces', {
    ...CLUSTER_WIDE,
    ...STATUS,
    shortNames: ['ns'],
  }),
  type('v1', 'Node', 'nodes', {
    ...CLUSTER_WIDE,
    ...STATUS,
    shortNames: ['no'],
  }),
  type('v1', 'Pod', 'pods', {
    ...ALL,
    shortNames: ['po'],
    subresources: ['status', 'log'],
  }),
  type('v1', 'Service', 'services', {
    ...ALL,
    ...STATUS,
    shortNames: ['svc'],
  }),
  type('v1', 'Endpoints', 'endpoints', { shortNames: ['ep'] }),
  type('v1', 'ConfigMap', 'configmaps', { shortNames: ['cm'] }),
  type('v1', 'Secret', 'secrets'),
  type('v1', 'PersistentVolumeClaim', 'persistentvolumeclaims', {
    ...STATUS,
    shortNames: ['pvc'],
  }),
  type('v1', 'PersistentVolume', 'persistentvolumes', {
    ...CLUSTER_WIDE,
    ...STATUS,
    shortNames: ['pv'],
  }),
  type('v1', 'ServiceAccount', 'serviceaccounts', { shortNames: ['sa'] }),
  type('v1', 'Event', 'events', { shortNames: ['ev'] }),
  type('v1', 'ResourceQuota', 'resourcequotas', {
    ...STATUS,
    shortNames: ['quota'],
  }),
  type('v1', 'LimitRange', 'limitranges', { shortNames: ['limits'] }),
  type('apps/v1', 'Deployment', 'deployments', {
    ...ALL,
    ...SCALED,
    shortNames: ['deploy'],
  }),
  type('apps/v1', 'ReplicaSet', 'replicasets', {
    ...ALL,
    ...SCALED,
    shortNames: ['rs'],
  }),
  type('apps/v1', 'StatefulSet', 'statefulsets', {
    ...ALL,
    ...SCALED,
    shortNames: ['sts'],
  }),
  type('apps/v1', 'DaemonSet', 'daemonsets', {
    ...ALL,
    ...STATUS,
    shortNames: ['ds'],
  }),
  type('apps/v1', 'ControllerRevision', 'controllerrevisions'),
  type('batch/v1', 'Job', 'jobs', { ...ALL, ...STATUS }),
  type('batch/v1', 'CronJob', 'cronjobs', {
    ...ALL,
    ...STATUS,
    shortNames: ['cj'],
  }),
  type(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    'horizontalpodautoscalers',
    {
      ...ALL,
      ...STATUS,
      shortNames: ['hpa'],
    },
  ),
  type('networking.k8s.io/v1', 'Ingress', 'ingresses', {
    ...STATUS,
    shortNames: ['ing'],
  }),
  type('networking.k8s.io/v1', 'IngressClass', 'ingressclasses', CLUSTER_WIDE),
  type('networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies', {
    shortNames: ['netpol'],
  }),
  type('policy/v1', 'PodDisruptionBudget', 'poddisruptionbudgets', {
    ...STATUS,
    shortNames: ['pdb'],
  }),
  type('discovery.k8s.io/v1', 'EndpointSlice', 'endpointslices'),
  type('storage.k8s.io/v1', 'StorageClass', 'storageclasses', {
    ...CLUSTER_WIDE,
    shortNames: ['sc'],
  }),
  type(RBAC, 'Role', 'roles'),
  type(RBAC, 'RoleBinding', 'rolebindings'),
  type(RBAC, 'ClusterRole', 'clusterroles', CLUSTER_WIDE),
  type(RBAC, 'ClusterRoleBinding', 'clusterrolebindings', CLUSTER_WIDE),
  type(ARGO, 'Application', 'applications', { shortNames: ['app', 'apps'] }),
  type(ARGO, 'AppProject', 'appprojects', {
    shortNames: ['appproj', 'appprojs'],
  }),
];

/** Kinds that a cluster has when somebody installs them: served only where that is asked for. */
export const customResourceTypes: readonly ResourceType[] = [
  type('cert-manager.io/v1', 'Certificate', 'certificates', {
    ...STATUS,
    shortNames: ['cert', 'certs'],
  }),
  type(ARGO, 'Rollout', 'rollouts', { ...SCALED, shortNames: ['ro'] }),
  type('external-secrets.io/v1', 'ExternalSecret', 'externalsecrets', {
    ...STATUS,
    shortNames: ['es'],
  }),
  type('keda.sh/v1alpha1', 'ScaledObject', 'scaledobjects', {
    ...STATUS,
    shortNames: ['so'],
  }),
  type('gateway.networking.k8s.io/v1', 'HTTPRoute', 'httproutes', STATUS),
];

const byKind = new Map(
  [...resourceTypes, ...customResourceTypes].map(found => [found.kind, found]),
);

export function findResourceType(kind: string): ResourceType | undefined {
  return byKind.get(kind);
}

export function apiVersionOf(resourceType: ResourceType): string {
  return resourceType.group
    ? `${resourceType.group}/${resourceType.version}`
    : resourceType.version;
}

/** The types that a server serves which has these custom kinds. */
export function servedTypes(
  customKinds: ReadonlySet<string>,
): readonly ResourceType[] {
  return customKinds.size === 0
    ? resourceTypes
    : [
        ...resourceTypes,
        ...customResourceTypes.filter(({ kind }) => customKinds.has(kind)),
      ];
}
