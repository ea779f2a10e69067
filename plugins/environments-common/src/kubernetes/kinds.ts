import { type KubernetesEvent, eventSchema } from './event';
import {
  type HorizontalPodAutoscaler,
  horizontalPodAutoscalerSchema,
} from './horizontalPodAutoscaler';
import { type CronJob, cronJobSchema, type Job, jobSchema } from './jobs';
import {
  type PersistentVolumeClaim,
  persistentVolumeClaimSchema,
  type PodDisruptionBudget,
  podDisruptionBudgetSchema,
  type ResourceQuota,
  resourceQuotaSchema,
  type LimitRange,
  limitRangeSchema,
} from './limits';
import {
  type EndpointSlice,
  endpointSliceSchema,
  type NetworkPolicy,
  networkPolicySchema,
  type IngressClass,
  ingressClassSchema,
  type Ingress,
  ingressSchema,
  type Service,
  serviceSchema,
} from './network';
import { type Node, nodeSchema } from './node';
import { type StorageClass, storageClassSchema } from './storage';
import { type PersistentVolume, persistentVolumeSchema } from './storage';
import { type ServiceAccount, serviceAccountSchema } from './serviceAccount';
import { type Certificate, certificateSchema } from './customResources';
import { type Rollout, rolloutSchema } from './customResources';
import { type ExternalSecret, externalSecretSchema } from './customResources';
import { type ScaledObject, scaledObjectSchema } from './customResources';
import { type HTTPRoute, httpRouteSchema } from './customResources';
import { type Pod, podSchema } from './pod';
import {
  type Secret,
  secretSchema,
  type ConfigMap,
  configMapSchema,
} from './secretsAndConfigMaps';
import {
  type DaemonSet,
  daemonSetSchema,
  type Deployment,
  deploymentSchema,
  type ReplicaSet,
  replicaSetSchema,
  type StatefulSet,
  statefulSetSchema,
} from './workloads';

/**
 * The object types of Kubernetes that environments are made of.
 *
 * @public
 */
export interface KubernetesObjectTypes {
  Pod: Pod;
  Deployment: Deployment;
  ReplicaSet: ReplicaSet;
  StatefulSet: StatefulSet;
  Service: Service;
  Ingress: Ingress;
  HorizontalPodAutoscaler: HorizontalPodAutoscaler;
  Event: KubernetesEvent;
  DaemonSet: DaemonSet;
  Job: Job;
  CronJob: CronJob;
  PersistentVolumeClaim: PersistentVolumeClaim;
  PodDisruptionBudget: PodDisruptionBudget;
  ResourceQuota: ResourceQuota;
  EndpointSlice: EndpointSlice;
  NetworkPolicy: NetworkPolicy;
  Node: Node;
  Secret: Secret;
  ConfigMap: ConfigMap;
  LimitRange: LimitRange;
  StorageClass: StorageClass;
  PersistentVolume: PersistentVolume;
  IngressClass: IngressClass;
  ServiceAccount: ServiceAccount;
  Certificate: Certificate;
  Rollout: Rollout;
  ExternalSecret: ExternalSecret;
  ScaledObject: ScaledObject;
  HTTPRoute: HTTPRoute;
}

/** @public */
export type KubernetesKind = keyof KubernetesObjectTypes;

/**
 * The projection of each kind: parsing an object of the API server with it leaves what the
 * product uses, and nothing else.
 *
 * @public
 */
export const kubernetesProjections = {
  Pod: podSchema,
  Deployment: deploymentSchema,
  ReplicaSet: replicaSetSchema,
  StatefulSet: statefulSetSchema,
  Service: serviceSchema,
  Ingress: ingressSchema,
  HorizontalPodAutoscaler: horizontalPodAutoscalerSchema,
  Event: eventSchema,
  DaemonSet: daemonSetSchema,
  Job: jobSchema,
  CronJob: cronJobSchema,
  PersistentVolumeClaim: persistentVolumeClaimSchema,
  PodDisruptionBudget: podDisruptionBudgetSchema,
  ResourceQuota: resourceQuotaSchema,
  EndpointSlice: endpointSliceSchema,
  NetworkPolicy: networkPolicySchema,
  Node: nodeSchema,
  Secret: secretSchema,
  ConfigMap: configMapSchema,
  LimitRange: limitRangeSchema,
  StorageClass: storageClassSchema,
  PersistentVolume: persistentVolumeSchema,
  IngressClass: ingressClassSchema,
  ServiceAccount: serviceAccountSchema,
  Certificate: certificateSchema,
  Rollout: rolloutSchema,
  ExternalSecret: externalSecretSchema,
  ScaledObject: scaledObjectSchema,
  HTTPRoute: httpRouteSchema,
} as const;

/**
 * The objects of one environment. A kind that is absent is **unknown**: it could not be read. A
 * kind with an empty list is known to have no objects.
 *
 * @public
 */
export type KubernetesObjects = {
  [Kind in KubernetesKind]?: readonly KubernetesObjectTypes[Kind][];
};
