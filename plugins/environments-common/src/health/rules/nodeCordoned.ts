import { createObjectRule } from '../createRule';
import { affectedWords, podsOn } from '../nodes';

const CORDON = 'node.kubernetes.io/unschedulable';

export const nodeCordoned = createObjectRule('Node', {
  id: 'node.cordoned',
  alsoNeeds: ['Pod'],
  // Nodes are drained every day; one that stays cordoned was forgotten.
  holdSeconds: 1800,
  thresholds: {},
  concerns: ({ spec }) => spec.unschedulable === true,
  judge(node, { index }) {
    const pods = podsOn(node, index);
    if (pods.length === 0) {
      return undefined;
    }
    const { name } = node.metadata;
    return {
      severity: 'warning',
      reason: 'Cordoned',
      says: `takes no more Pods: it is cordoned, and ${affectedWords(pods)}`,
      remediation: [
        `When the work on it is done: \`kubectl uncordon ${name}\`.`,
        `When it goes out of service: \`kubectl drain ${name} --ignore-daemonsets\`.`,
      ],
      evidence: [{ path: 'spec.unschedulable', value: 'true' }],
      began: node.spec.taints.find(({ key }) => key === CORDON)?.timeAdded,
    };
  },
});
