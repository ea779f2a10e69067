import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { daemonCounts, daemonEvidence } from '../daemonSets';
import { subjectOf } from '../subjects';
import { secondsSince } from '../time';
import { countOf } from '../words';

export const dsStuck = createObjectRule('DaemonSet', {
  id: 'ds.stuck',
  alsoNeeds: ['Pod'],
  isSymptom: true,
  holdSeconds: 900,
  thresholds: { quietSeconds: 300 },
  concerns(daemonSet) {
    const { desired, available } = daemonCounts(daemonSet);
    return available > 0 && available < desired;
  },
  judge(daemonSet, { index, now, thresholds }) {
    const { metadata } = daemonSet;
    // The status carries no times. A new Pod is the progress that can be seen.
    const hasNewPod = index
      .podsOf(subjectOf('DaemonSet', metadata))
      .some(
        pod =>
          (secondsSince(pod.metadata.creationTimestamp, now) ?? Infinity) <
          thresholds.quietSeconds,
      );
    if (hasNewPod) {
      return undefined;
    }
    const { desired, available } = daemonCounts(daemonSet);
    return {
      severity: 'warning',
      reason: 'PodsUnavailable',
      says: `has an available Pod on ${available} of ${countOf(
        desired,
        'node',
      )} only`,
      remediation: [
        `See on which nodes its Pods are not available: \`kubectl get pods -n ${metadata.namespace} -o wide\`.`,
        `Read what the controller says: ${describeCommand(
          'DaemonSet',
          metadata,
        )}.`,
      ],
      evidence: daemonEvidence(daemonSet, 'numberAvailable'),
    };
  },
});
