import {
  type EnvironmentDefinition,
  isObjectName,
  type KubernetesObjects,
  type LogRequest,
  type ObjectMetadata,
  type Pod,
} from '@flightdeck/plugin-environments-common';
import type { SourceReading } from '@flightdeck/plugin-environments-node';
import { kindUnknown, noSuchObject } from '../refusals';

type Objects = readonly { metadata: ObjectMetadata }[];

const HASH_LABEL = 'pod-template-hash';

function uidsOwnedBy(uid: string, objects: Objects | undefined): string[] {
  return (objects ?? []).flatMap(({ metadata }) =>
    metadata.ownerReferences.some(owner => owner.uid === uid)
      ? [metadata.uid]
      : [],
  );
}

/** Where ReplicaSets may not be read, their names still tell whose they are. */
function isOwnedByName({ metadata }: Pod, workload: ObjectMetadata): boolean {
  const hash = metadata.labels[HASH_LABEL];
  return (
    hash !== undefined &&
    metadata.namespace === workload.namespace &&
    metadata.ownerReferences.some(
      ({ kind, name }) =>
        kind === 'ReplicaSet' && name === `${workload.name}-${hash}`,
    )
  );
}

/** The Pods of a workload, by their owners: its own, and those of its ReplicaSets and Jobs. */
function podsOf(
  workload: ObjectMetadata,
  kind: LogRequest['kind'],
  objects: KubernetesObjects,
): Pod[] {
  const owners = new Set([
    workload.uid,
    ...uidsOwnedBy(workload.uid, objects.ReplicaSet),
    ...uidsOwnedBy(workload.uid, objects.Job),
  ]);
  const byName =
    objects.ReplicaSet === undefined &&
    (kind === 'Deployment' || kind === 'Rollout');
  return (objects.Pod ?? []).filter(
    pod =>
      pod.metadata.ownerReferences.some(({ uid }) => owners.has(uid)) ||
      (byName && isOwnedByName(pod, workload)),
  );
}

function newestFirst(a: Pod, b: Pod): number {
  const [first = '', second = ''] = [a, b].map(
    ({ metadata }) => metadata.creationTimestamp,
  );
  return (
    second.localeCompare(first) ||
    a.metadata.name.localeCompare(b.metadata.name)
  );
}

/**
 * The Pods whose logs are asked for, the newest first, as the source knows them now.
 *
 * Throws a NotFoundError when the environment has no such Pod or workload, and a
 * ServiceUnavailableError when that is not known.
 */
export function findPods(
  environment: EnvironmentDefinition,
  request: Pick<LogRequest, 'kind' | 'namespace' | 'name'>,
  reading: SourceReading,
): Pod[] {
  const { kind, namespace, name } = request;
  if (!environment.namespaces.includes(namespace) || !isObjectName(name)) {
    throw noSuchObject(environment, request);
  }
  const { objects = {} } = reading;
  const isWanted = ({ metadata }: { metadata: ObjectMetadata }) =>
    metadata.namespace === namespace && metadata.name === name;
  if (!objects.Pod) {
    throw kindUnknown('Pod', namespace, reading);
  }
  if (kind === 'CronJob' && !objects.Job) {
    throw kindUnknown('Job', namespace, reading);
  }
  const candidates: Objects | undefined = objects[kind];
  if (!candidates) {
    throw kindUnknown(kind, namespace, reading);
  }
  const found = candidates.find(isWanted);
  if (!found) {
    throw noSuchObject(environment, request);
  }
  const pods =
    kind === 'Pod'
      ? objects.Pod.filter(isWanted)
      : podsOf(found.metadata, kind, objects);
  return pods.sort(newestFirst);
}
