import type { Pod } from '../kubernetes';

/** Whether the Pod takes requests: its `Ready` condition holds and it is not on its way out. */
export function isReady(pod: Pod): boolean {
  return (
    pod.metadata.deletionTimestamp === undefined &&
    pod.status.conditions.some(
      ({ type, status }) => type === 'Ready' && status === 'True',
    )
  );
}

/** Whether the Pod has run to its end, well or badly. */
export function isFinished(pod: Pod): boolean {
  return pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
}

/** Whether a Job runs the Pod: then its failure is the Job's to judge. */
export function isOfJob(pod: Pod): boolean {
  return pod.metadata.ownerReferences.some(owner => owner.kind === 'Job');
}
