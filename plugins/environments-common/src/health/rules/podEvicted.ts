import { describeCommand } from '../advice';
import type { Pod } from '../../kubernetes';
import { createObjectRule } from '../createRule';
import { isMadeGood } from '../jobs';
import { endedAt } from '../podEnd';
import { isOlderThan } from '../time';

function isEvicted({ status }: Pod): boolean {
  return status.reason === 'Evicted';
}

export const podEvicted = createObjectRule('Pod', {
  id: 'pod.evicted',
  holdSeconds: 0,
  // Evicted Pods stay in the cluster for long after others took their place.
  thresholds: { windowSeconds: 86_400, criticalCount: 3 },
  concerns: isEvicted,
  judge(pod, { index, now, thresholds }) {
    const isRecent = (other: Pod) =>
      !isOlderThan(endedAt(other), thresholds.windowSeconds, now);
    if (!isRecent(pod) || isMadeGood(pod, index)) {
      return undefined;
    }
    const owner = index.ownerOf(pod);
    const evictions = owner
      ? index.podsOf(owner).filter(other => isEvicted(other) && isRecent(other))
      : [pod];
    const { message = '' } = pod.status;
    const resource = /low on resource: ([\w.-]+)/i.exec(message)?.[1];
    const why = resource ? `: the node was low on ${resource}` : '';
    return {
      severity:
        evictions.length >= thresholds.criticalCount ? 'critical' : 'warning',
      reason: 'Evicted',
      says: { one: `was evicted${why}`, many: `were evicted${why}` },
      remediation: [
        resource
          ? `Set resources.requests for ${resource}, so that the scheduler counts on it.`
          : `Read why: ${describeCommand('Pod', pod.metadata)}.`,
        ...(pod.spec.nodeName
          ? [
              `Look at the node: \`kubectl describe node ${pod.spec.nodeName}\`.`,
            ]
          : []),
      ],
      evidence: [
        { path: 'status.reason', value: 'Evicted' },
        { path: 'status.message', value: message },
      ],
      began: endedAt(pod),
    };
  },
});
