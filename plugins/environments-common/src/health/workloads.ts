import type { Deployment, StatefulSet } from '../kubernetes';

/** The replicas that are wanted: Kubernetes' own default where none are named. */
export function desiredReplicas({ spec }: Deployment | StatefulSet): number {
  return spec.replicas ?? 1;
}

/** Whether the controller has seen the latest change of the object. */
export function isObserved({
  metadata,
  status,
}: Deployment | StatefulSet): boolean {
  return (metadata.generation ?? 0) <= (status.observedGeneration ?? 0);
}

/** Whether old replicas are still being replaced. The API leaves out counts that are zero. */
export function isRollingOut(deployment: Deployment): boolean {
  const { updatedReplicas = 0, replicas = 0 } = deployment.status;
  return (
    !isObserved(deployment) ||
    updatedReplicas < desiredReplicas(deployment) ||
    replicas > updatedReplicas
  );
}

/** The condition of a rollout that made no progress within its deadline. */
export function deadlineExceeded({ status }: Deployment) {
  return status.conditions.find(
    ({ type, reason }) =>
      type === 'Progressing' && reason === 'ProgressDeadlineExceeded',
  );
}

/** Whether a StatefulSet replaces Pods of an older revision, and is not done. */
export function isUpdating(statefulSet: StatefulSet): boolean {
  const { spec, status } = statefulSet;
  const { type, rollingUpdate } = spec.updateStrategy ?? {};
  const toUpdate =
    desiredReplicas(statefulSet) - (rollingUpdate?.partition ?? 0);
  return (
    type !== 'OnDelete' &&
    status.updateRevision !== undefined &&
    status.currentRevision !== status.updateRevision &&
    (status.updatedReplicas ?? 0) < toUpdate
  );
}

/** `2 of 3 replicas` and where each number stands. */
export function replicaEvidence(
  workload: Deployment | StatefulSet,
  field: 'availableReplicas' | 'readyReplicas' | 'updatedReplicas',
) {
  return [
    { path: 'spec.replicas', value: String(desiredReplicas(workload)) },
    { path: `status.${field}`, value: String(workload.status[field] ?? 0) },
  ];
}
