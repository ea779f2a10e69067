import type { VolumeItem } from '../api/inventory';
import type { EnvironmentFacts } from '../health/EnvironmentFacts';
import { byPlace } from './byPlace';
import type { WorkloadIndex } from './WorkloadIndex';

/** Undefined when claims could not be read. */
export function assembleVolumes(
  { objects, volumes = [] }: EnvironmentFacts,
  workloads: WorkloadIndex,
): VolumeItem[] | undefined {
  const ratios = new Map(
    volumes.map(({ namespace, claim, usedRatio }) => [
      `${namespace}/${claim}`,
      usedRatio,
    ]),
  );
  return objects.PersistentVolumeClaim?.map(
    ({ metadata, spec, status }): VolumeItem => ({
      namespace: metadata.namespace,
      name: metadata.name,
      phase: status.phase ?? 'Unknown',
      storageClass: spec.storageClassName,
      capacity: status.capacity.storage,
      usedRatio: ratios.get(`${metadata.namespace}/${metadata.name}`),
      usedBy: workloads.usersOf('PersistentVolumeClaim', metadata),
    }),
  ).sort(byPlace);
}
