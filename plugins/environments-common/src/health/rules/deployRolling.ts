import { createObjectRule } from '../createRule';
import {
  deadlineExceeded,
  desiredReplicas,
  isRollingOut,
  replicaEvidence,
} from '../workloads';

export const deployRolling = createObjectRule('Deployment', {
  id: 'deploy.rolling',
  holdSeconds: 0,
  thresholds: {},
  concerns: deployment =>
    deployment.spec.paused !== true &&
    desiredReplicas(deployment) !== 0 &&
    isRollingOut(deployment) &&
    deadlineExceeded(deployment) === undefined,
  judge(deployment) {
    const { metadata, status } = deployment;
    const desired = desiredReplicas(deployment);
    return {
      severity: 'progressing',
      reason: 'RollingOut',
      says: `is rolling out: ${
        status.updatedReplicas ?? 0
      } of ${desired} replicas are updated`,
      remediation: [
        `Follow it: \`kubectl rollout status deployment/${metadata.name} -n ${metadata.namespace}\`.`,
      ],
      evidence: replicaEvidence(deployment, 'updatedReplicas'),
    };
  },
});
