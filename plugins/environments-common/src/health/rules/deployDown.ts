import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { desiredReplicas, replicaEvidence } from '../workloads';

export const deployDown = createObjectRule('Deployment', {
  id: 'deploy.down',
  isSymptom: true,
  holdSeconds: 60,
  thresholds: {},
  // Pausing stops a rollout, not the replicas: a paused Deployment can be down.
  concerns: deployment =>
    desiredReplicas(deployment) > 0 &&
    (deployment.status.availableReplicas ?? 0) <= 0,
  judge(deployment) {
    const { metadata, status } = deployment;
    const desired = desiredReplicas(deployment);
    return {
      severity: 'critical',
      reason: 'NoReplicasAvailable',
      says: `has no available replica (0 of ${desired})`,
      remediation: [
        `See why its Pods are not available: ${describeCommand(
          'Deployment',
          metadata,
        )}.`,
        `See its Pods: \`kubectl get pods -n ${metadata.namespace}\`.`,
      ],
      evidence: replicaEvidence(deployment, 'availableReplicas'),
      began: status.conditions.find(
        ({ type, status: value }) => type === 'Available' && value === 'False',
      )?.lastTransitionTime,
    };
  },
});
