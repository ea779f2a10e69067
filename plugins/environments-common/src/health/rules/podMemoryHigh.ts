import { formatBytes, parseQuantity, type Pod } from '../../kubernetes';
import type { PodUsage } from '../../observations';
import { createRule } from '../createRule';
import type { FactIndex } from '../FactIndex';
import { isFinished } from '../pods';
import { subjectOf } from '../subjects';
import { percent } from '../volumes';

interface UsedPod {
  pod: Pod;
  usage: PodUsage;
}

function usedPods(index: FactIndex): UsedPod[] {
  return (index.facts.usage ?? []).flatMap(usage => {
    const pod = index.find('Pod', usage.namespace, usage.name);
    return pod && !isFinished(pod) ? [{ pod, usage }] : [];
  });
}

/** The container that uses the largest share of its limit. */
function fullestContainer({ pod: { spec }, usage }: UsedPod) {
  let fullest:
    | { name: string; used: number; limit: number; ratio: number }
    | undefined;
  for (const { name, memoryBytes: used } of usage.containers) {
    const declared =
      spec.containers.find(container => container.name === name) ??
      spec.initContainers.find(container => container.name === name);
    const limit = parseQuantity(declared?.resources?.limits.memory);
    if (limit && used / limit > (fullest?.ratio ?? 0)) {
      fullest = { name, used, limit, ratio: used / limit };
    }
  }
  return fullest;
}

export const podMemoryHigh = createRule({
  id: 'pod.memory-high',
  needs: ['Pod', 'usage'],
  holdSeconds: 120,
  thresholds: { warningRatio: 0.8 },
  items: usedPods,
  subjectOf: ({ pod }) => subjectOf('Pod', pod.metadata),
  judge(used, { thresholds }) {
    const fullest = fullestContainer(used);
    if (!fullest || fullest.ratio <= thresholds.warningRatio) {
      return undefined;
    }
    const { name, ratio, limit } = fullest;
    const amount = `${formatBytes(fullest.used)} of ${formatBytes(limit)}`;
    const most = percent(thresholds.warningRatio);
    return {
      severity: 'warning',
      reason: 'MemoryHigh',
      says: {
        one: `uses ${percent(
          ratio,
        )} of the memory limit of container ${name} (${amount})`,
        many: `use more than ${most} of the memory limit of container ${name}`,
      },
      // Each uses another amount: told of together all the same.
      alike: name,
      remediation: [
        'Look at its course: when it only ever grows, the program keeps what it should let go.',
        `Else raise resources.limits.memory of container ${name} in Git and sync, or spread the load over more replicas.`,
      ],
      evidence: [
        { path: `usage.containers[${name}].memoryBytes`, value: amount },
      ],
    };
  },
});
