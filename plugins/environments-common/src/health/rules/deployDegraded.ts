import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import {
  deadlineExceeded,
  desiredReplicas,
  isRollingOut,
  replicaEvidence,
} from '../workloads';

export const deployDegraded = createObjectRule('Deployment', {
  id: 'deploy.degraded',
  isSymptom: true,
  holdSeconds: 300,
  thresholds: {},
  concerns(deployment) {
    const { availableReplicas = 0 } = deployment.status;
    // A rollout has a deadline of its own; until then fewer replicas are meant.
    const isMeant = isRollingOut(deployment) && !deadlineExceeded(deployment);
    return (
      !isMeant &&
      availableReplicas > 0 &&
      availableReplicas < desiredReplicas(deployment)
    );
  },
  judge(deployment) {
    const { metadata, status } = deployment;
    const desired = desiredReplicas(deployment);
    const { availableReplicas = 0 } = status;
    return {
      severity: 'warning',
      reason: 'ReplicasUnavailable',
      says: `has ${availableReplicas} of ${desired} replicas available`,
      remediation: [
        `See which Pods are not ready: \`kubectl get pods -n ${metadata.namespace}\`.`,
        `Read what the controller says: ${describeCommand(
          'Deployment',
          metadata,
        )}.`,
      ],
      evidence: replicaEvidence(deployment, 'availableReplicas'),
    };
  },
});
