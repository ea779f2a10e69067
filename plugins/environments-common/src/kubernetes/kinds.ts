import { type KubernetesEvent, eventSchema } from './event';
import {
  type HorizontalPodAutoscaler,
  horizontalPodAutoscalerSchema,
} from './horizontalPodAutoscaler';
import {
  type Ingress,
  ingressSchema,
  type Service,
  serviceSchema,
} from './network';
import { type Pod, podSchema } from './pod';
import {
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
