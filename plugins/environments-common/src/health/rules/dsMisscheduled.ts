import { createObjectRule } from '../createRule';
import { daemonCounts, daemonEvidence } from '../daemonSets';
import { countOf } from '../words';

export const dsMisscheduled = createObjectRule('DaemonSet', {
  id: 'ds.misscheduled',
  holdSeconds: 900,
  thresholds: {},
  concerns: daemonSet => daemonCounts(daemonSet).misscheduled > 0,
  judge(daemonSet) {
    const { metadata } = daemonSet;
    const { misscheduled } = daemonCounts(daemonSet);
    return {
      severity: 'warning',
      reason: 'PodsMisscheduled',
      says: `runs on ${countOf(misscheduled, 'node')} where it should not`,
      remediation: [
        `Compare its nodeSelector, affinity and tolerations with the labels and taints of the nodes: \`kubectl get pods -n ${metadata.namespace} -o wide\`.`,
        'Pods stay on a node that was relabelled or tainted later: delete those that should not be there.',
      ],
      evidence: daemonEvidence(daemonSet, 'numberMisscheduled'),
    };
  },
});
