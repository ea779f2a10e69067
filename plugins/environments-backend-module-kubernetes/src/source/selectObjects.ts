import type {
  KubernetesObjects,
  LabelRequirement,
  ObjectMetadata,
} from '@flightdeck/plugin-environments-common';
import { referencesOf } from './referencesOf';
import { Selection } from './Selection';
import { type ObjectSelector, selects } from './selects';

const SERVICE_NAME = 'kubernetes.io/service-name';

/**
 * Narrows objects to those of an environment that shares its namespaces with others: the objects
 * with the labels, what they own, what they name, what scales, guards or serves them, and the
 * events about all these. A quota is about everybody in its namespace.
 */
export function selectObjects(
  objects: KubernetesObjects,
  requirements: readonly LabelRequirement[],
): KubernetesObjects {
  const selection = new Selection(requirements);
  // Owners before what they own.
  const Deployment = selection.take('Deployment', objects.Deployment);
  const ReplicaSet = selection.take('ReplicaSet', objects.ReplicaSet);
  const StatefulSet = selection.take('StatefulSet', objects.StatefulSet);
  const DaemonSet = selection.take('DaemonSet', objects.DaemonSet);
  const CronJob = selection.take('CronJob', objects.CronJob);
  const Job = selection.take('Job', objects.Job);
  const Pod = selection.take('Pod', objects.Pod);
  const Service = selection.take('Service', objects.Service);
  const Ingress = selection.take('Ingress', objects.Ingress);
  const workloads = {
    Deployment,
    StatefulSet,
    DaemonSet,
    Pod,
    Service,
    Ingress,
  };
  const selected = {
    ...workloads,
    ...takeCompanions(objects, workloads, selection),
    ReplicaSet,
    CronJob,
    Job,
    ResourceQuota: objects.ResourceQuota,
  };
  // At last: they are about all the others.
  const Event = objects.Event?.filter(({ involvedObject, metadata }) =>
    involvedObject.uid === undefined
      ? selection.hasName(
          involvedObject.kind,
          involvedObject.namespace ?? metadata.namespace,
          involvedObject.name,
        )
      : selection.hasUid(involvedObject.uid),
  );
  return { ...selected, Event };
}

/** What is there for the sake of what was taken. */
function takeCompanions(
  objects: KubernetesObjects,
  taken: KubernetesObjects,
  selection: Selection,
): KubernetesObjects {
  const references = referencesOf(taken);
  const isNamed =
    (kind: string) =>
    ({ metadata }: { metadata: ObjectMetadata }) =>
      references.has(kind, metadata.namespace, metadata.name);
  const guardsPods = (
    { namespace }: ObjectMetadata,
    selector: ObjectSelector | undefined,
  ) =>
    taken.Pod?.some(
      ({ metadata }) =>
        metadata.namespace === namespace && selects(selector, metadata.labels),
    ) ?? false;
  return {
    HorizontalPodAutoscaler: selection.take(
      'HorizontalPodAutoscaler',
      objects.HorizontalPodAutoscaler,
      ({ metadata, spec: { scaleTargetRef } }) =>
        selection.hasName(
          scaleTargetRef?.kind,
          metadata.namespace,
          scaleTargetRef?.name,
        ),
    ),
    EndpointSlice: selection.take(
      'EndpointSlice',
      objects.EndpointSlice,
      ({ metadata: { labels, namespace } }) =>
        selection.hasName('Service', namespace, labels[SERVICE_NAME]),
    ),
    PodDisruptionBudget: selection.take(
      'PodDisruptionBudget',
      objects.PodDisruptionBudget,
      ({ metadata, spec }) => guardsPods(metadata, spec.selector),
    ),
    NetworkPolicy: selection.take(
      'NetworkPolicy',
      objects.NetworkPolicy,
      ({ metadata, spec }) => guardsPods(metadata, spec.podSelector),
    ),
    PersistentVolumeClaim: selection.take(
      'PersistentVolumeClaim',
      objects.PersistentVolumeClaim,
      isNamed('PersistentVolumeClaim'),
    ),
    Secret: selection.take('Secret', objects.Secret, isNamed('Secret')),
    ConfigMap: selection.take(
      'ConfigMap',
      objects.ConfigMap,
      isNamed('ConfigMap'),
    ),
  };
}
