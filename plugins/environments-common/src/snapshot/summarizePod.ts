import type { Health } from '../health/Health';
import { isReady } from '../health/pods';
import type { Pod } from '../kubernetes';
import type { PodSummary } from './EnvironmentSnapshot';
import { podStatus } from './podStatus';

/** The health of a Pod of which no rule complains. */
function quietHealth(pod: Pod): Health {
  switch (pod.status.phase) {
    case 'Succeeded':
      return 'healthy';
    case 'Failed':
      return 'warning';
    case 'Unknown':
      return 'unknown';
    default:
      return isReady(pod) ? 'healthy' : 'progressing';
  }
}

function describePod(pod: Pod, health: Health): PodSummary {
  const { metadata, spec, status } = pod;
  const sidecars = new Set(
    spec.initContainers
      .filter(({ restartPolicy }) => restartPolicy === 'Always')
      .map(({ name }) => name),
  );
  const lasting = [
    ...status.initContainerStatuses.filter(({ name }) => sidecars.has(name)),
    ...status.containerStatuses,
  ];
  return {
    namespace: metadata.namespace,
    name: metadata.name,
    health,
    status: podStatus(pod),
    readyContainers: lasting.filter(({ ready }) => ready).length,
    containers: spec.containers.length + sidecars.size,
    restarts: lasting.reduce((sum, { restartCount }) => sum + restartCount, 0),
    node: spec.nodeName,
    startedAt: status.startTime,
  };
}

/** The last summary of each version of a Pod. */
const summaries = new WeakMap<Pod, PodSummary>();

/**
 * A Pod in a few words.
 *
 * @param judged - what the rules say of it, if anything
 * @returns the same object for the same Pod and judgement as the last time
 */
export function summarizePod(pod: Pod, judged: Health | undefined): PodSummary {
  const health = judged ?? quietHealth(pod);
  const known = summaries.get(pod);
  if (known?.health === health) {
    return known;
  }
  const summary = describePod(pod, health);
  summaries.set(pod, summary);
  return summary;
}
