import { createObjectRule } from '../createRule';
import { deadlineExceeded, desiredReplicas, isObserved } from '../workloads';
import { quote } from '../words';

export const deployStuck = createObjectRule('Deployment', {
  id: 'deploy.stuck',
  isSymptom: true,
  holdSeconds: 0,
  thresholds: {},
  concerns: deployment =>
    deployment.spec.paused !== true &&
    isObserved(deployment) &&
    deadlineExceeded(deployment) !== undefined,
  judge(deployment) {
    const { metadata, status } = deployment;
    const condition = deadlineExceeded(deployment);
    if (!condition) {
      return undefined;
    }
    const { updatedReplicas = 0 } = status;
    return {
      severity: 'critical',
      reason: 'RolloutStuck',
      says: `does not finish its rollout: ${updatedReplicas} of ${desiredReplicas(
        deployment,
      )} replicas are updated, and the deadline has passed`,
      remediation: [
        `See which Pods do not start: \`kubectl get pods -n ${metadata.namespace}\`.`,
        `Mend the cause, or roll ${metadata.name} back to the release before.`,
      ],
      evidence: [
        {
          path: 'status.conditions[Progressing].message',
          value: quote(condition.message ?? 'ProgressDeadlineExceeded'),
        },
      ],
      began: condition.lastTransitionTime,
    };
  },
});
