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
  ingressSchema,
  serviceSchema,
  type Ingress,
  type Service,
} from './network';
export { podSchema, type ContainerStatus, type Pod } from './pod';
export {
  deploymentSchema,
  replicaSetSchema,
  statefulSetSchema,
  type Deployment,
  type ReplicaSet,
  type StatefulSet,
} from './workloads';
