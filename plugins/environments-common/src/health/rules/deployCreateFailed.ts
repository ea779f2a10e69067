import type { Deployment } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { quote } from '../words';

const OBSTACLES: readonly { pattern: RegExp; words: string; remedy: string }[] =
  [
    {
      pattern: /exceeded quota/i,
      words: 'the quota of the namespace is used up',
      remedy: 'Raise the ResourceQuota, or lower the requests.',
    },
    {
      pattern: /violates PodSecurity/i,
      words: 'Pod Security forbids its Pods',
      remedy: 'Correct the securityContext as the message says.',
    },
    {
      pattern: /admission webhook|denied the request/i,
      words: 'an admission webhook refuses its Pods',
      remedy: 'Mend what the webhook complains of, or the webhook itself.',
    },
    {
      pattern: /serviceaccount "?[^" ]+"? not found/i,
      words: 'its ServiceAccount does not exist',
      remedy: 'Create the ServiceAccount, or correct serviceAccountName.',
    },
  ];

function failureOf({ status }: Deployment) {
  return status.conditions.find(
    ({ type, status: value }) => type === 'ReplicaFailure' && value === 'True',
  );
}

export const deployCreateFailed = createObjectRule('Deployment', {
  id: 'deploy.create-failed',
  holdSeconds: 0,
  thresholds: {},
  concerns: deployment => failureOf(deployment) !== undefined,
  judge(deployment) {
    const { metadata } = deployment;
    const condition = failureOf(deployment);
    if (!condition) {
      return undefined;
    }
    const message = condition.message ?? condition.reason ?? 'FailedCreate';
    const obstacle = OBSTACLES.find(({ pattern }) => pattern.test(message));
    return {
      severity: 'critical',
      reason: condition.reason ?? 'FailedCreate',
      says: `cannot create Pods: ${obstacle?.words ?? quote(message)}`,
      remediation: [
        ...(obstacle ? [obstacle.remedy] : []),
        `Read the whole message: ${describeCommand('Deployment', metadata)}.`,
      ],
      evidence: [
        {
          path: 'status.conditions[ReplicaFailure].message',
          value: quote(message),
        },
      ],
      began: condition.lastTransitionTime,
    };
  },
});
