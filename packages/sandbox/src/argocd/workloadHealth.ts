import type { KubeObject } from '../kubernetes/Cluster';
import { fieldAt } from '../kubernetes/json';
import { condition, number, text } from './conditions';
import {
  degraded,
  HEALTHY,
  progressing,
  type ResourceHealth,
} from './ResourceHealth';

function isObserved(object: KubeObject): boolean {
  const observed = number(object, 'status', 'observedGeneration');
  return observed > 0 && (object.metadata.generation ?? 0) <= observed;
}

export function deployment(object: KubeObject): ResourceHealth {
  if (fieldAt(object, 'spec', 'paused') === true) {
    return { status: 'Suspended', message: 'The Deployment is paused.' };
  }
  if (!isObserved(object)) {
    return progressing('The newest generation has not been observed yet.');
  }
  const rollout = condition(object, 'Progressing');
  if (rollout?.reason === 'ProgressDeadlineExceeded') {
    return degraded('The Deployment exceeded its progress deadline.');
  }
  const desired = number(object, 'spec', 'replicas');
  const updated = number(object, 'status', 'updatedReplicas');
  const replicas = number(object, 'status', 'replicas');
  const available = number(object, 'status', 'availableReplicas');
  if (updated < desired) {
    return progressing(`${updated} of ${desired} replicas are updated.`);
  }
  if (replicas > updated) {
    return progressing(`${replicas - updated} old replicas are to end.`);
  }
  return available < updated
    ? progressing(`${available} of ${updated} updated replicas are available.`)
    : HEALTHY;
}

export function replicaSet(object: KubeObject): ResourceHealth {
  if (!isObserved(object)) {
    return progressing('The newest generation has not been observed yet.');
  }
  const failure = condition(object, 'ReplicaFailure');
  if (failure?.status === 'True') {
    return degraded(text(failure, 'message'));
  }
  return number(object, 'status', 'availableReplicas') <
    number(object, 'spec', 'replicas')
    ? progressing('Replicas are not available yet.')
    : HEALTHY;
}

/** Never degraded, however long its Pods crash: so Argo CD judges. */
export function statefulSet(object: KubeObject): ResourceHealth {
  if (!isObserved(object)) {
    return progressing('The newest generation has not been observed yet.');
  }
  const desired = number(object, 'spec', 'replicas');
  const ready = number(object, 'status', 'readyReplicas');
  if (ready < desired) {
    return progressing(`${ready} of ${desired} Pods are ready.`);
  }
  const strategy = text(object, 'spec', 'updateStrategy', 'type');
  if (strategy === 'OnDelete') {
    return HEALTHY;
  }
  const partition = number(
    object,
    ...['spec', 'updateStrategy', 'rollingUpdate', 'partition'],
  );
  if (partition > 0) {
    return number(object, 'status', 'updatedReplicas') < desired - partition
      ? progressing('The partitioned rollout has not finished.')
      : HEALTHY;
  }
  return text(object, 'status', 'updateRevision') !==
    text(object, 'status', 'currentRevision')
    ? progressing('Pods of an older revision remain.')
    : HEALTHY;
}

export function daemonSet(object: KubeObject): ResourceHealth {
  if (!isObserved(object)) {
    return progressing('The newest generation has not been observed yet.');
  }
  if (text(object, 'spec', 'updateStrategy', 'type') === 'OnDelete') {
    return HEALTHY;
  }
  const desired = number(object, 'status', 'desiredNumberScheduled');
  const updated = number(object, 'status', 'updatedNumberScheduled');
  const available = number(object, 'status', 'numberAvailable');
  return updated < desired || available < desired
    ? progressing('Not every node has an updated, available Pod.')
    : HEALTHY;
}
