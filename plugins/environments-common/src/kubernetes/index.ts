export { eventSchema, type KubernetesEvent } from './event';
export {
  horizontalPodAutoscalerSchema,
  type HorizontalPodAutoscaler,
} from './horizontalPodAutoscaler';
export {
  kubernetesProjections,
  type KubernetesKind,
  type KubernetesObjects,
  type KubernetesObjectTypes,
} from './kinds';
export { objectMetadataSchema, type ObjectMetadata } from './metadata';
export {
  endpointSliceSchema,
  type EndpointSlice,
  networkPolicySchema,
  type NetworkPolicy,
  ingressSchema,
  serviceSchema,
  type Ingress,
  type Service,
} from './network';
export { podSchema, type ContainerStatus, type Pod } from './pod';
export {
  daemonSetSchema,
  type DaemonSet,
  deploymentSchema,
  replicaSetSchema,
  statefulSetSchema,
  type Deployment,
  type ReplicaSet,
  type StatefulSet,
} from './workloads';
export { jobSchema, type Job, cronJobSchema, type CronJob } from './jobs';
export {
  persistentVolumeClaimSchema,
  type PersistentVolumeClaim,
  podDisruptionBudgetSchema,
  type PodDisruptionBudget,
  resourceQuotaSchema,
  type ResourceQuota,
} from './limits';
export { nodeSchema, type Node } from './node';
export {
  secretSchema,
  type Secret,
  configMapSchema,
  type ConfigMap,
} from './secretsAndConfigMaps';
export type { PodReference } from './references';
export { limitRangeSchema, type LimitRange } from './limits';
export {
  storageClassSchema,
  type StorageClass,
  persistentVolumeSchema,
  type PersistentVolume,
} from './storage';
export { ingressClassSchema, type IngressClass } from './network';
export { serviceAccountSchema, type ServiceAccount } from './serviceAccount';
export {
  certificateSchema,
  type Certificate,
  rolloutSchema,
  type Rollout,
  externalSecretSchema,
  type ExternalSecret,
  scaledObjectSchema,
  type ScaledObject,
  httpRouteSchema,
  type HTTPRoute,
} from './customResources';
export { formatBytes, parseQuantity } from './quantity';
