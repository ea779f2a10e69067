import type { Pod } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { isOlderThan } from '../time';
import { listWords } from '../words';

const OBSTACLES: readonly { pattern: RegExp; words: string; remedy: string }[] =
  [
    {
      pattern: /insufficient cpu/i,
      words: 'not enough CPU',
      remedy: 'Lower resources.requests.cpu, or add nodes.',
    },
    {
      pattern: /insufficient memory/i,
      words: 'not enough memory',
      remedy: 'Lower resources.requests.memory, or add nodes.',
    },
    {
      pattern: /too many pods/i,
      words: 'the nodes are full of Pods',
      remedy: 'Add nodes.',
    },
    {
      pattern: /insufficient (?!cpu|memory)\S/i,
      words: 'not enough of a requested resource',
      remedy: 'Lower the request, or add nodes that have the resource.',
    },
    {
      pattern: /untolerated taint|taints? that the pod didn't tolerate/i,
      words: 'tainted nodes',
      remedy: 'Add a toleration, or remove the taint.',
    },
    {
      pattern: /affinity|node selector|topology spread/i,
      words: 'no node fits its affinity, selector or spread',
      remedy: 'Correct nodeSelector, affinity or topologySpreadConstraints.',
    },
    {
      pattern: /volume|persistentvolumeclaim/i,
      words: 'its volume cannot be bound',
      remedy: 'Check its PersistentVolumeClaims: `kubectl get pvc`.',
    },
    {
      pattern: /free ports/i,
      words: 'its host port is taken',
      remedy: 'Remove hostPort, or add nodes.',
    },
  ];

function unschedulableCondition({ status }: Pod) {
  return status.conditions.find(
    ({ type, status: value, reason }) =>
      type === 'PodScheduled' &&
      value === 'False' &&
      reason === 'Unschedulable',
  );
}

export const podUnschedulable = createObjectRule('Pod', {
  id: 'pod.unschedulable',
  isSymptom: true,
  holdSeconds: 15,
  thresholds: { criticalAfterSeconds: 300 },
  concerns: pod =>
    pod.metadata.deletionTimestamp === undefined &&
    unschedulableCondition(pod) !== undefined,
  judge(pod, { now, thresholds }) {
    const condition = unschedulableCondition(pod);
    if (!condition) {
      return undefined;
    }
    const { message = '' } = condition;
    const began =
      condition.lastTransitionTime ?? pod.metadata.creationTimestamp;
    const obstacles = OBSTACLES.filter(({ pattern }) => pattern.test(message));
    return {
      severity: isOlderThan(began, thresholds.criticalAfterSeconds, now)
        ? 'critical'
        : 'warning',
      reason: 'Unschedulable',
      says:
        obstacles.length > 0
          ? `cannot be scheduled: ${listWords(
              obstacles.map(({ words }) => words),
            )}`
          : 'cannot be scheduled',
      // Pods of one workload wait for the same thing, since different times.
      alike: 'Unschedulable',
      remediation: [
        ...obstacles.map(({ remedy }) => remedy),
        `Read what the scheduler says: ${describeCommand(
          'Pod',
          pod.metadata,
        )}.`,
      ],
      evidence: [
        { path: 'status.conditions[PodScheduled].message', value: message },
      ],
      began,
    };
  },
});
