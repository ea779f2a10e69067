import { customResourceTypes } from './customResourceTypes';
import {
  ALL,
  CLUSTER_WIDE,
  ResourceType,
  SCALED,
  STATUS,
  type,
} from './ResourceType';

export {
  apiVersionOf,
  type ResourceType,
  type Subresource,
} from './ResourceType';

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
  type('scheduling.k8s.io/v1', 'PriorityClass', 'priorityclasses', {
    ...CLUSTER_WIDE,
    shortNames: ['pc'],
  }),
  type(RBAC, 'Role', 'roles'),
  type(RBAC, 'RoleBinding', 'rolebindings'),
  type(RBAC, 'ClusterRole', 'clusterroles', CLUSTER_WIDE),
  type(RBAC, 'ClusterRoleBinding', 'clusterrolebindings', CLUSTER_WIDE),
  type(ARGO, 'Application', 'applications', { shortNames: ['app', 'apps'] }),
  type(ARGO, 'ApplicationSet', 'applicationsets', {
    shortNames: ['appset', 'appsets'],
  }),
  type(ARGO, 'AppProject', 'appprojects', {
    shortNames: ['appproj', 'appprojs'],
  }),
];

const byKind = new Map(
  [...resourceTypes, ...customResourceTypes].map(found => [found.kind, found]),
);

export function findResourceType(kind: string): ResourceType | undefined {
  return byKind.get(kind);
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
