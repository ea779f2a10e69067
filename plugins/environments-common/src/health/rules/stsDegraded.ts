import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { desiredReplicas, isUpdating, replicaEvidence } from '../workloads';

export const stsDegraded = createObjectRule('StatefulSet', {
  id: 'sts.degraded',
  isSymptom: true,
  holdSeconds: 300,
  thresholds: {},
  concerns(statefulSet) {
    const { readyReplicas = 0 } = statefulSet.status;
    // An update takes one Pod after the other away; that none is left is never meant.
    const isMeant = readyReplicas > 0 && isUpdating(statefulSet);
    return !isMeant && readyReplicas < desiredReplicas(statefulSet);
  },
  judge(statefulSet) {
    const { metadata, status } = statefulSet;
    const desired = desiredReplicas(statefulSet);
    const { readyReplicas = 0 } = status;
    return {
      severity: readyReplicas === 0 ? 'critical' : 'warning',
      reason: 'PodsNotReady',
      says: `has ${readyReplicas} of ${desired} replicas ready`,
      remediation: [
        `See which Pods are not ready: \`kubectl get pods -n ${metadata.namespace}\`.`,
        `Read what the controller says: ${describeCommand(
          'StatefulSet',
          metadata,
        )}.`,
      ],
      evidence: replicaEvidence(statefulSet, 'readyReplicas'),
    };
  },
});
