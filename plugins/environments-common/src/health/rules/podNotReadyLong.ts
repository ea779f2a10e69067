import type { Pod } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { durationWords } from '../durations';
import { isFinished, isOfJob, isReady } from '../pods';
import { isOlderThan } from '../time';

/** A Pod behind a scheduling gate is meant to wait. */
function isGated({ status }: Pod): boolean {
  return status.conditions.some(
    ({ type, reason }) =>
      type === 'PodScheduled' && reason === 'SchedulingGated',
  );
}

/** Since when a Pod is not ready; a Pod that never ran is not since it was made. */
function unreadySince({ metadata, status }: Pod): string | undefined {
  const ready = status.conditions.find(({ type }) => type === 'Ready');
  return (
    ready?.lastTransitionTime ??
    (status.phase === 'Pending' ? metadata.creationTimestamp : undefined)
  );
}

export const podNotReadyLong = createObjectRule('Pod', {
  id: 'pod.not-ready-long',
  isSymptom: true,
  holdSeconds: 0,
  // The object tells since when it is: Pods that start are not told of as pending.
  thresholds: { afterSeconds: 900 },
  concerns: (pod: Pod) =>
    pod.metadata.deletionTimestamp === undefined &&
    !isReady(pod) &&
    !isFinished(pod) &&
    !isOfJob(pod) &&
    !isGated(pod) &&
    unreadySince(pod) !== undefined,
  judge(pod, { now, thresholds }) {
    const { metadata, status } = pod;
    const began = unreadySince(pod);
    if (!isOlderThan(began, thresholds.afterSeconds, now)) {
      return undefined;
    }
    const after = durationWords(thresholds.afterSeconds);
    const phase = status.phase ?? 'Unknown';
    return {
      severity: 'warning',
      reason: 'NotReadyLong',
      says: {
        one: `has not been ready for more than ${after} (${phase})`,
        many: `have not been ready for more than ${after} (${phase})`,
      },
      remediation: [
        `Read its conditions and events: ${describeCommand('Pod', metadata)}.`,
        ...(phase === 'Pending'
          ? ['Check its resource requests, and what the nodes have left.']
          : ['Check its readiness probe and its readiness gates.']),
      ],
      evidence: [
        { path: 'status.phase', value: phase },
        {
          path: 'status.conditions[Ready].status',
          value:
            status.conditions.find(({ type }) => type === 'Ready')?.status ??
            'absent',
        },
      ],
      began,
    };
  },
});
