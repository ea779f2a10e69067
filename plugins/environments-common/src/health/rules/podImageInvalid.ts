import { afterTheFix } from '../advice';
import { findWaiting, imageOf, waitingEvidence } from '../containers';
import { createObjectRule } from '../createRule';

const TROUBLES = new Map([
  ['InvalidImageName', 'is not a valid image reference'],
  ['ErrImageNeverPull', 'is not on the node, and its pull policy is Never'],
  ['ImageInspectError', 'cannot be inspected by the node'],
  ['SignatureValidationFailed', 'has no valid signature'],
]);
const REASONS = new Set(TROUBLES.keys());

export const podImageInvalid = createObjectRule('Pod', {
  id: 'pod.image-invalid',
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
    const image = imageOf(container);
    const reason = container.status.state?.waiting?.reason ?? '';
    return {
      severity: 'critical',
      reason,
      says: `cannot start: image ${image} ${TROUBLES.get(reason)}`,
      remediation: [
        reason === 'ErrImageNeverPull'
          ? `Set imagePullPolicy of container ${container.status.name} to IfNotPresent.`
          : `Correct image ${image} of container ${container.status.name} in Git and sync.`,
        ...afterTheFix(pod, index),
      ],
      evidence: waitingEvidence(container),
    };
  },
});
