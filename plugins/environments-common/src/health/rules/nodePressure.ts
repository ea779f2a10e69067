import type { Node } from '../../kubernetes';
import { createObjectRule } from '../createRule';
import { affectedWords, podsOn } from '../nodes';
import { listWords } from '../words';

const PRESSURES = new Map([
  [
    'DiskPressure',
    {
      words: 'is short of disk',
      isCritical: true,
      remedy:
        'Remove images and logs that nobody needs, or give the node a larger disk: Pods are evicted from it meanwhile.',
    },
  ],
  [
    'NetworkUnavailable',
    {
      words: 'has no network',
      isCritical: true,
      remedy: 'See that the network plugin runs on the node.',
    },
  ],
  [
    'MemoryPressure',
    {
      words: 'is short of memory',
      isCritical: false,
      remedy:
        'Compare what its Pods use with what they request, or add nodes: Pods are evicted from it meanwhile.',
    },
  ],
  [
    'PIDPressure',
    {
      words: 'is short of processes',
      isCritical: false,
      remedy: 'Find the Pod that starts so many processes.',
    },
  ],
]);

function pressuresOf({ status }: Node) {
  return status.conditions.flatMap(condition => {
    const pressure = PRESSURES.get(condition.type);
    return pressure && condition.status === 'True'
      ? [{ ...condition, ...pressure }]
      : [];
  });
}

export const nodePressure = createObjectRule('Node', {
  id: 'node.pressure',
  alsoNeeds: ['Pod'],
  holdSeconds: 120,
  thresholds: {},
  concerns: node => pressuresOf(node).length > 0,
  judge(node, { index }) {
    const pressures = pressuresOf(node);
    const pods = podsOn(node, index);
    if (pods.length === 0) {
      return undefined;
    }
    return {
      severity: pressures.some(({ isCritical }) => isCritical)
        ? 'critical'
        : 'warning',
      reason: pressures[0].type,
      says: `${listWords(pressures.map(({ words }) => words))}: ${affectedWords(
        pods,
      )}`,
      remediation: [
        ...pressures.map(({ remedy }) => remedy),
        `Look at the node: \`kubectl describe node ${node.metadata.name}\`.`,
      ],
      evidence: pressures.map(({ type, message }) => ({
        path: `status.conditions[${type}]`,
        value: message ?? 'True',
      })),
      began: pressures[0].lastTransitionTime,
    };
  },
});
