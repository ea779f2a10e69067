import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { daemonCounts, daemonEvidence } from '../daemonSets';
import { countOf } from '../words';

export const dsDown = createObjectRule('DaemonSet', {
  id: 'ds.down',
  isSymptom: true,
  holdSeconds: 60,
  thresholds: {},
  concerns(daemonSet) {
    const { desired, available } = daemonCounts(daemonSet);
    return desired > 0 && available === 0;
  },
  judge(daemonSet) {
    const { metadata } = daemonSet;
    const { desired } = daemonCounts(daemonSet);
    return {
      severity: 'critical',
      reason: 'NoPodsAvailable',
      says: `has no available Pod (0 of ${countOf(desired, 'node')})`,
      remediation: [
        `See why its Pods are not available: ${describeCommand(
          'DaemonSet',
          metadata,
        )}.`,
        `See its Pods: \`kubectl get pods -n ${metadata.namespace} -o wide\`.`,
      ],
      evidence: daemonEvidence(daemonSet, 'numberAvailable'),
    };
  },
});
