import { afterTheFix, describeCommand } from '../advice';
import { findWaiting, waitingEvidence } from '../containers';
import { createObjectRule } from '../createRule';
import { quote } from '../words';

const REASONS = new Set([
  'CreateContainerError',
  'RunContainerError',
  'PreCreateHookError',
  'PreStartHookError',
  'PostStartHookError',
]);

export const podCreateError = createObjectRule('Pod', {
  id: 'pod.create-error',
  holdSeconds: 0,
  thresholds: {},
  concerns: pod =>
    pod.metadata.deletionTimestamp === undefined &&
    findWaiting(pod, REASONS) !== undefined,
  judge(pod, { index }) {
    const container = findWaiting(pod, REASONS);
    if (!container) {
      return undefined;
    }
    const { reason = '', message } = container.status.state?.waiting ?? {};
    const { name } = container.status;
    return {
      severity: 'critical',
      reason: 'ContainerStartError',
      says: `cannot start container ${name}: ${
        message ? quote(message) : reason
      }`,
      // Messages name the Pod, so that no two are the same.
      alike: `${name} ${reason}`,
      remediation: [
        `Check the command, the mounts and the security context of container ${name}: ${describeCommand(
          'Pod',
          pod.metadata,
        )}.`,
        ...afterTheFix(pod, index),
      ],
      evidence: waitingEvidence(container),
    };
  },
});
