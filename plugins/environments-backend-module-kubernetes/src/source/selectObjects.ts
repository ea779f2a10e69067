import type {
  KubernetesObjects,
  LabelRequirement,
} from '@flightdeck/plugin-environments-common';
import { Selection } from './Selection';
import { takeCompanions } from './takeCompanions';

/**
 * Narrows objects to those of an environment that shares its namespaces with others: the objects
 * with the labels, what they own, what they name, what scales, guards or serves them, and the
 * events about all these. A quota or a limit is about everybody in its namespace.
 */
export function selectObjects(
  objects: KubernetesObjects,
  requirements: readonly LabelRequirement[],
): KubernetesObjects {
  const selection = new Selection(requirements);
  // Owners before what they own.
  const Deployment = selection.take('Deployment', objects.Deployment);
  const Rollout = selection.take('Rollout', objects.Rollout);
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
    Rollout,
    Pod,
    Service,
    Ingress,
    HTTPRoute: selection.take('HTTPRoute', objects.HTTPRoute),
  };
  const selected = {
    ...workloads,
    ...takeCompanions(objects, workloads, selection),
    ReplicaSet,
    CronJob,
    Job,
    ResourceQuota: objects.ResourceQuota,
    LimitRange: objects.LimitRange,
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
