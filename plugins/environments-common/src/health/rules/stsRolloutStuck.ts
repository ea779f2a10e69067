import { createObjectRule } from '../createRule';
import { subjectOf } from '../subjects';
import { secondsSince } from '../time';
import { desiredReplicas, isUpdating, replicaEvidence } from '../workloads';

export const stsRolloutStuck = createObjectRule('StatefulSet', {
  id: 'sts.rollout-stuck',
  alsoNeeds: ['Pod'],
  isSymptom: true,
  holdSeconds: 900,
  thresholds: { quietSeconds: 300 },
  concerns: isUpdating,
  judge(statefulSet, { index, now, thresholds }) {
    const { metadata, status } = statefulSet;
    // The status carries no times. A new Pod is the progress that can be seen.
    const hasNewPod = index
      .podsOf(subjectOf('StatefulSet', metadata))
      .some(
        pod =>
          (secondsSince(pod.metadata.creationTimestamp, now) ?? Infinity) <
          thresholds.quietSeconds,
      );
    if (hasNewPod) {
      return undefined;
    }
    return {
      severity: 'critical',
      reason: 'StatefulSetRolloutStuck',
      says: `does not finish its rollout: ${
        status.updatedReplicas ?? 0
      } of ${desiredReplicas(statefulSet)} replicas are updated`,
      remediation: [
        'Mend what keeps the newest Pod from becoming ready.',
        `Then delete that Pod: a StatefulSet does not replace a broken Pod by itself. See \`kubectl get pods -n ${metadata.namespace}\`.`,
      ],
      evidence: [
        ...replicaEvidence(statefulSet, 'updatedReplicas'),
        { path: 'status.currentRevision', value: status.currentRevision ?? '' },
        { path: 'status.updateRevision', value: status.updateRevision ?? '' },
      ],
    };
  },
});
