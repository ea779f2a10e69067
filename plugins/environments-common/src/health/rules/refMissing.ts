import type { Pod } from '../../kubernetes';
import { findWaiting } from '../containers';
import { createObjectRule } from '../createRule';
import type { FactIndex } from '../FactIndex';
import { PULL_REASONS } from '../imagePulls';
import {
  hasReferences,
  missingPullSecrets,
  missingReferences,
} from '../podReferences';
import { isFinished } from '../pods';
import { listWords } from '../words';

/** Whether every container has run: what is missing now was there then. */
function hasStarted({ status }: Pod): boolean {
  return (
    status.containerStatuses.length > 0 &&
    status.containerStatuses.every(
      ({ state, lastState }) =>
        state?.running !== undefined ||
        state?.terminated !== undefined ||
        lastState?.terminated !== undefined,
    )
  );
}

function judgeReferences(pod: Pod, index: FactIndex) {
  const missing = missingReferences(pod, index);
  const what = listWords(missing);
  return missing.length === 0
    ? undefined
    : {
        isStopped: !hasStarted(pod),
        missing,
        says: hasStarted(pod)
          ? `would not start again: ${what} does not exist`
          : `cannot start: ${what} does not exist`,
      };
}

/** An image that cannot be pulled is another rule's, which looks at these Secrets too. */
function judgePullSecrets(pod: Pod, index: FactIndex) {
  const missing = findWaiting(pod, PULL_REASONS)
    ? []
    : missingPullSecrets(pod, index);
  return missing.length === 0
    ? undefined
    : {
        isStopped: false,
        missing,
        says: `pulls its images without ${listWords(
          missing,
        )}, which does not exist`,
      };
}

export const refMissing = createObjectRule('Pod', {
  id: 'ref.missing',
  alsoNeeds: ['Secret', 'ConfigMap'],
  holdSeconds: 0,
  thresholds: {},
  concerns: pod =>
    pod.metadata.deletionTimestamp === undefined &&
    !isFinished(pod) &&
    (pod.spec.imagePullSecrets.length > 0 || hasReferences(pod)),
  judge(pod, { index }) {
    const trouble = judgeReferences(pod, index) ?? judgePullSecrets(pod, index);
    if (!trouble) {
      return undefined;
    }
    const { isStopped, missing, says } = trouble;
    return {
      severity: isStopped ? 'critical' : 'warning',
      reason: 'ReferenceMissing',
      says: { one: says, many: says.replace(/^pulls its/, 'pull their') },
      remediation: [
        `Create ${listWords(missing)} in namespace ${
          pod.metadata.namespace
        }, or correct the reference in Git and sync.`,
      ],
      evidence: missing.map(value => ({ path: 'spec', value })),
    };
  },
});
