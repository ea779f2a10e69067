import type { Node } from '../../kubernetes';
import { createObjectRule } from '../createRule';
import { affectedWords, podsOn } from '../nodes';
import { quote } from '../words';

function readiness({ status }: Node) {
  return status.conditions.find(({ type }) => type === 'Ready');
}

export const nodeNotReady = createObjectRule('Node', {
  id: 'node.not-ready',
  alsoNeeds: ['Pod'],
  holdSeconds: 120,
  thresholds: {},
  concerns: node =>
    !node.spec.unschedulable && (readiness(node)?.status ?? 'True') !== 'True',
  judge(node, { index }) {
    const ready = readiness(node);
    const pods = podsOn(node, index);
    if (!ready || pods.length === 0) {
      return undefined;
    }
    return {
      severity: 'critical',
      reason: 'NodeNotReady',
      says: `is not ready: ${affectedWords(pods)}`,
      remediation: [
        `Look at the node: \`kubectl describe node ${node.metadata.name}\`.`,
      ],
      evidence: [
        {
          path: 'status.conditions[Ready]',
          value: quote(ready.message ?? ready.status),
        },
      ],
      began: ready.lastTransitionTime,
    };
  },
});
