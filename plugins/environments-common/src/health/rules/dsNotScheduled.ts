import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { daemonCounts, daemonEvidence } from '../daemonSets';
import { countOf } from '../words';

export const dsNotScheduled = createObjectRule('DaemonSet', {
  id: 'ds.not-scheduled',
  isSymptom: true,
  holdSeconds: 600,
  thresholds: {},
  concerns(daemonSet) {
    const { desired, current } = daemonCounts(daemonSet);
    return desired > current;
  },
  judge(daemonSet) {
    const { metadata } = daemonSet;
    const { desired, current } = daemonCounts(daemonSet);
    return {
      severity: 'warning',
      reason: 'PodsNotScheduled',
      says: `has no Pod on ${desired - current} of ${countOf(desired, 'node')}`,
      remediation: [
        `Read why Pods are not made: ${describeCommand(
          'DaemonSet',
          metadata,
        )}.`,
        `Check the quota of the namespace and its Pod Security: \`kubectl describe resourcequota -n ${metadata.namespace}\`.`,
      ],
      evidence: daemonEvidence(daemonSet, 'currentNumberScheduled'),
    };
  },
});
